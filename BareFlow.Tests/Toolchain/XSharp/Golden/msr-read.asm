section .text.Golden_Form x size 5 align 16
Golden_Form:
  0000  0f32                    rdmsr
  0002  0f32                    rdmsr
Golden_Form_Exit:
  0004  c3                      ret
