section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 69 align 16
Golden_Form:
  0000  83f001                  xor eax, 1
  0003  4831d8                  xor rax, rbx
  0006  34ff                    xor al, 0FFh
  0008  30dc                    xor ah, bl
  000a  664183f1ff              xor r9w, 0FFFFh
  000f  83f0ff                  xor eax, 0FFFFFFFFh
  0012  4883f0ff                xor rax, 0FFFFFFFFFFFFFFFFh
  0016  483500000080            xor rax, 0FFFFFFFF80000000h
  001c  4883f007                xor rax, 7
  0020  334604                  xor eax, [rsi+4]
  0023  314604                  xor [rsi+4], eax
  0026  80760405                xor byte ptr [rsi+4], 5
  002a  488334cbfb              xor qword ptr [rbx+rcx*8], 0FFFFFFFFFFFFFFFBh
  002f  83350000000005          xor dword ptr [rip], 5
        0031: PC32 .data.Golden_Count -5
  0036  44311500000000          xor [rip], r10d
        0039: PC32 .data.Golden_Count -4
  003d  44331d00000000          xor r11d, [rip]
        0040: PC32 .data.Golden_Count -4
Golden_Form_Exit:
  0044  c3                      ret
