section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 69 align 16
Golden_Form:
  0000  83c801                  or eax, 1
  0003  4809d8                  or rax, rbx
  0006  0cff                    or al, 0FFh
  0008  08dc                    or ah, bl
  000a  664183c9ff              or r9w, 0FFFFh
  000f  83c8ff                  or eax, 0FFFFFFFFh
  0012  4883c8ff                or rax, 0FFFFFFFFFFFFFFFFh
  0016  480d00000080            or rax, 0FFFFFFFF80000000h
  001c  4883c807                or rax, 7
  0020  0b4604                  or eax, [rsi+4]
  0023  094604                  or [rsi+4], eax
  0026  804e0405                or byte ptr [rsi+4], 5
  002a  48830ccbfb              or qword ptr [rbx+rcx*8], 0FFFFFFFFFFFFFFFBh
  002f  830d0000000005          or dword ptr [rip], 5
        0031: PC32 .data.Golden_Count -5
  0036  44091500000000          or [rip], r10d
        0039: PC32 .data.Golden_Count -4
  003d  440b1d00000000          or r11d, [rip]
        0040: PC32 .data.Golden_Count -4
Golden_Form_Exit:
  0044  c3                      ret
