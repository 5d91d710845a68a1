section .text.Golden_Nothing x size 1 align 16
Golden_Nothing_Exit:
Golden_Nothing:
  0000  c3                      ret
section .text.Golden_Out x size 6 align 16
Golden_Out:
  0000  89fa                    mov edx, edi
  0002  89f0                    mov eax, esi
  0004  ef                      out dx, eax
Golden_Out_Exit:
  0005  c3                      ret
section .text.Golden_All x size 33 align 16
Golden_All:
  0000  4889f8                  mov rax, rdi
  0003  6689f0                  mov ax, si
  0006  89d0                    mov eax, edx
  0008  88c8                    mov al, cl
  000a  4c89c0                  mov rax, r8
  000d  4488c8                  mov al, r9b
  0010  488b07                  mov rax, [rdi]
  0013  498b44f810              mov rax, [r8+rdi*8+10h]
  0018  428b0407                mov eax, [rdi+r8]
  001c  4c01c7                  add rdi, r8
  001f  57                      push rdi
Golden_All_Exit:
  0020  c3                      ret
global Golden_Nothing = 0000
global Golden_Out = 0000
global Golden_All = 0000
