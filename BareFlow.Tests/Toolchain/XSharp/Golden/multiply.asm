section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 40 align 16
Golden_Form:
  0000  6bc002                  imul eax, 2
  0003  0fafc3                  imul eax, ebx
  0006  4869c0e8030000          imul rax, 3E8h
  000d  486bc0fb                imul rax, 0FFFFFFFFFFFFFFFBh
  0011  4d0fafca                imul r9, r10
  0015  666bc003                imul ax, 3
  0019  0faf4604                imul eax, [rsi+4]
  001d  0faf0500000000          imul eax, [rip]
        0020: PC32 .data.Golden_Count -4
  0024  6bc007                  imul eax, 7
Golden_Form_Exit:
  0027  c3                      ret
