section .text.Golden_Form x size 6 align 16
Golden_Form:
  0000  4899                    cqo
  0002  99                      cdq
  0003  6699                    cwd
Golden_Form_Exit:
  0005  c3                      ret
section .text.Golden_Narrow x size 2 align 16
Golden_Narrow:
  0000  99                      cdq
Golden_Narrow_Exit:
  0001  c3                      ret
