section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 72 align 16
Golden_Form:
  0000  83f801                  cmp eax, 1
  0003  4839d8                  cmp rax, rbx
  0006  3cff                    cmp al, 0FFh
  0008  38dc                    cmp ah, bl
  000a  664183f9ff              cmp r9w, 0FFFFh
  000f  83f8ff                  cmp eax, 0FFFFFFFFh
  0012  4883f8ff                cmp rax, 0FFFFFFFFFFFFFFFFh
  0016  483d00000080            cmp rax, 0FFFFFFFF80000000h
  001c  4883f807                cmp rax, 7
  0020  3b4604                  cmp eax, [rsi+4]
  0023  394604                  cmp [rsi+4], eax
  0026  807e0405                cmp byte ptr [rsi+4], 5
  002a  48833ccbfb              cmp qword ptr [rbx+rcx*8], 0FFFFFFFFFFFFFFFBh
  002f  833d0000000005          cmp dword ptr [rip], 5
        0031: PC32 .data.Golden_Count -5
  0036  44391500000000          cmp [rip], r10d
        0039: PC32 .data.Golden_Count -4
  003d  443b1d00000000          cmp r11d, [rip]
        0040: PC32 .data.Golden_Count -4
  0044  83f805                  cmp eax, 5
Golden_Form_Exit:
  0047  c3                      ret
