section .text.Golden_Form x size 116 align 16
Golden_Form:
  0000  b8f8030000              mov eax, 3F8h
  0005  b0ff                    mov al, 0FFh
  0007  b080                    mov al, 80h
  0009  b412                    mov ah, 12h
  000b  40b601                  mov sil, 1
  000e  66b8ffff                mov ax, 0FFFFh
  0012  b8ffffffff              mov eax, 0FFFFFFFFh
  0017  b8ffffffff              mov eax, 0FFFFFFFFh
  001c  41bf07000000            mov r15d, 7
  0022  b800000000              mov eax, 0
  0027  b805000000              mov eax, 5
  002c  b8ffffffff              mov eax, 0FFFFFFFFh
  0031  48b80000000001000000    mov rax, 100000000h
  003b  48c7c0ffffffff          mov rax, 0FFFFFFFFFFFFFFFFh
  0042  48c7c000000080          mov rax, 0FFFFFFFF80000000h
  0049  48b8ffffff7fffffffff    mov rax, 0FFFFFFFF7FFFFFFFh
  0053  48c7c0ffffffff          mov rax, 0FFFFFFFFFFFFFFFFh
  005a  48c7c000000080          mov rax, 0FFFFFFFF80000000h
  0061  49bcf0debc9a78563412    mov r12, 123456789ABCDEF0h
  006b  41b001                  mov r8b, 1
  006e  b801000000              mov eax, 1
Golden_Form_Exit:
  0073  c3                      ret
