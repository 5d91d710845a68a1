section .text.Other_Form x size 53 align 16
Other_Form:
  0000  b805000000              mov eax, 5
  0005  b8f8030000              mov eax, 3F8h
  000a  b8f8030000              mov eax, 3F8h
  000f  b808fcffff              mov eax, 0FFFFFC08h
  0014  b8fbffffff              mov eax, 0FFFFFFFBh
  0019  48c7c0ffffffff          mov rax, 0FFFFFFFFFFFFFFFFh
  0020  b080                    mov al, 80h
  0022  894705                  mov [rdi+5], eax
  0025  48ffc7                  inc rdi
  0028  48ffc7                  inc rdi
  002b  48ffc7                  inc rdi
  002e  48ffc7                  inc rdi
  0031  48ffc7                  inc rdi
Other_Form_Exit:
  0034  c3                      ret
