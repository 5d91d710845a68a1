section .text.Golden_Form x size 3 align 16
Golden_Form:
  0000  48cf                    iretq
Golden_Form_Exit:
  0002  c3                      ret
section .text.Golden_Narrow x size 2 align 16
Golden_Narrow:
  0000  cf                      iretd
Golden_Narrow_Exit:
  0001  c3                      ret
