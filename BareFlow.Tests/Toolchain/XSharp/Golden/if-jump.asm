section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 74 align 16
Golden_Form:
Golden_Form_Again:
  0000  83f805                  cmp eax, 5
  0003  7444                    je short 0000000000000049h
  0005  39d8                    cmp eax, ebx
  0007  72f7                    jb short 0
  0009  483b06                  cmp rax, [rsi]
  000c  77f2                    ja short 0
  000e  803e05                  cmp byte ptr [rsi], 5
  0011  73ed                    jae short 0
  0013  3806                    cmp [rsi], al
  0015  0f8600000000            jbe 000000000000001Bh
        0017: PLT32 .text.Golden_Other -4
  001b  833d0000000007          cmp dword ptr [rip], 7
        001d: PC32 .data.Golden_Count -5
  0022  7525                    jne short 0000000000000049h
  0024  4839d8                  cmp rax, rbx
  0027  7cd7                    jl short 0
  0029  72d5                    jb short 0
  002b  77d3                    ja short 0
  002d  741a                    je short 0000000000000049h
  002f  7518                    jne short 0000000000000049h
  0031  7616                    jbe short 0000000000000049h
  0033  7314                    jae short 0000000000000049h
  0035  7412                    je short 0000000000000049h
  0037  7510                    jne short 0000000000000049h
  0039  7c0e                    jl short 0000000000000049h
  003b  3c00                    cmp al, 0
  003d  750a                    jne short 0000000000000049h
  003f  3c01                    cmp al, 1
  0041  7406                    je short 0000000000000049h
  0043  3c02                    cmp al, 2
  0045  74f4                    je short 000000000000003Bh
  0047  ebf2                    jmp short 000000000000003Bh
Golden_Form_Exit:
  0049  c3                      ret
section .text.Golden_Other x size 1 align 16
Golden_Other:
Golden_Other_Exit:
  0000  c3                      ret
