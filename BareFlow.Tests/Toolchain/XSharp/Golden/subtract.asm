section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 71 align 16
Golden_Form:
  0000  83e801                  sub eax, 1
  0003  4829d8                  sub rax, rbx
  0006  2cff                    sub al, 0FFh
  0008  28dc                    sub ah, bl
  000a  664183e9ff              sub r9w, 0FFFFh
  000f  83e8ff                  sub eax, 0FFFFFFFFh
  0012  4883e8ff                sub rax, 0FFFFFFFFFFFFFFFFh
  0016  482d00000080            sub rax, 0FFFFFFFF80000000h
  001c  4883e807                sub rax, 7
  0020  2b4604                  sub eax, [rsi+4]
  0023  294604                  sub [rsi+4], eax
  0026  806e0405                sub byte ptr [rsi+4], 5
  002a  48832ccbfb              sub qword ptr [rbx+rcx*8], 0FFFFFFFFFFFFFFFBh
  002f  832d0000000005          sub dword ptr [rip], 5
        0031: PC32 .data.Golden_Count -5
  0036  44291500000000          sub [rip], r10d
        0039: PC32 .data.Golden_Count -4
  003d  442b1d00000000          sub r11d, [rip]
        0040: PC32 .data.Golden_Count -4
  0044  29f0                    sub eax, esi
Golden_Form_Exit:
  0046  c3                      ret
