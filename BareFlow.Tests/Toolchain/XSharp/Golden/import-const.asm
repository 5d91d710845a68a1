section .data.Golden_Table w size 8 align 4
Golden_Table:
  0000  800000c0000100c0
section .text.Golden_Form x size 22 align 16
Golden_Form:
  0000  b9800000c0              mov ecx, 0C0000080h
  0005  0f32                    rdmsr
  0007  b9000100c0              mov ecx, 0C0000100h
  000c  b030                    mov al, 30h
  000e  b43f                    mov ah, 3Fh
  0010  88473f                  mov [rdi+3Fh], al
  0013  cd30                    int 30h
Golden_Form_Exit:
  0015  c3                      ret
