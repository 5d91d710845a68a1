section .text.Golden_Form x size 4 align 16
Golden_Form:
  0000  4889d8                  mov rax, rbx
Golden_Form_Exit:
  0003  c3                      ret
