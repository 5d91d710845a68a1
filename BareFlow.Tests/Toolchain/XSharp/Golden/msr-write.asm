section .text.Golden_Form x size 3 align 16
Golden_Form:
  0000  0f30                    wrmsr
Golden_Form_Exit:
  0002  c3                      ret
