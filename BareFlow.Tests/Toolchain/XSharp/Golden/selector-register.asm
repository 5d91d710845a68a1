section .text.Golden_Form x size 16 align 16
Golden_Form:
  0000  0f00d8                  ltr ax
  0003  410f00d1                lldt r9w
  0007  660f00cb                str bx
  000b  660f00c0                sldt ax
Golden_Form_Exit:
  000f  c3                      ret
