section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 88 align 16
Golden_Form:
  0000  c7460405000000          mov dword ptr [rsi+4], 5
  0007  c606ff                  mov byte ptr [rsi], 0FFh
  000a  c606ff                  mov byte ptr [rsi], 0FFh
  000d  66c706ffff              mov word ptr [rsi], 0FFFFh
  0012  48c706ffffffff          mov qword ptr [rsi], 0FFFFFFFFFFFFFFFFh
  0019  48c706ffffff7f          mov qword ptr [rsi], 7FFFFFFFh
  0020  48c706ffffffff          mov qword ptr [rsi], 0FFFFFFFFFFFFFFFFh
  0027  c7050000000005000000    mov dword ptr [rip], 5
        0029: PC32 .data.Golden_Count -8
  0031  c7050000000007000000    mov dword ptr [rip], 7
        0033: PC32 .data.Golden_Count -8
  003b  c7050000000006000000    mov dword ptr [rip], 6
        003d: PC32 .data.Golden_Count -4
  0045  48c7050000000007000000  mov qword ptr [rip], 7
        0048: PC32 .data.Golden_Count -8
  0050  c7048bffffffff          mov dword ptr [rbx+rcx*4], 0FFFFFFFFh
Golden_Form_Exit:
  0057  c3                      ret
