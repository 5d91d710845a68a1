section .text.Golden_Start x size 20 align 16
Golden_Start:
  0000  ea000000000800          jmp far 0, 8
        0001: 32 .text.Golden_Start +14
  0007  ea000000001000          jmp far 0, 0010h
        0008: 32 .text.Golden_Other +0
Golden_Start_Long:
  000e  b805000000              mov eax, 5
Golden_Start_Exit:
  0013  c3                      ret
section .text.Golden_Other x size 1 align 16
Golden_Other:
Golden_Other_Exit:
  0000  c3                      ret
