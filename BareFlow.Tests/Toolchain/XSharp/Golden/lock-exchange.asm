section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 12 align 16
Golden_Form:
  0000  870500000000            xchg [rip], eax
        0002: PC32 .data.Golden_Count -4
  0006  4c870e                  xchg [rsi], r9
  0009  8606                    xchg [rsi], al
Golden_Form_Exit:
  000b  c3                      ret
