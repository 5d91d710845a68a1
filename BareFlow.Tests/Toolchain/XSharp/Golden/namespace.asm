section .text.Before x size 1 align 16
Before:
Before_Exit:
  0000  c3                      ret
section .text.Boot_Init x size 16 align 16
Boot_Init:
  0000  e800000000              call 5
        0001: PLT32 .text.Before -4
  0005  e8f6ffffff              call 0
  000a  e800000000              call 000000000000000Fh
        000b: PLT32 .text.Late_Init -4
Boot_Init_Exit:
  000f  c3                      ret
section .text.Late_Init x size 11 align 16
Late_Init:
  0000  e800000000              call 5
        0001: PLT32 .text.Boot_Init -4
  0005  e8f6ffffff              call 0
Late_Init_Exit:
  000a  c3                      ret
