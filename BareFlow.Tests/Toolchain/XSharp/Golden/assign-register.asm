section .text.Golden_Form x size 27 align 16
Golden_Form:
  0000  4889d8                  mov rax, rbx
  0003  4d89f8                  mov r8, r15
  0006  4489c8                  mov eax, r9d
  0009  664489d0                mov ax, r10w
  000d  4488d8                  mov al, r11b
  0010  88dc                    mov ah, bl
  0012  4088fc                  mov spl, dil
  0015  88f5                    mov ch, dh
  0017  4889ec                  mov rsp, rbp
Golden_Form_Exit:
  001a  c3                      ret
