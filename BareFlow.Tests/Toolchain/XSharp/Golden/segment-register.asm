section .text.Golden_Form x size 24 align 16
Golden_Form:
  0000  668ed8                  mov ds, ax
  0003  668ec3                  mov es, bx
  0006  668ed1                  mov ss, cx
  0009  668ee2                  mov fs, dx
  000c  66418ee9                mov gs, r9w
  0010  8cc8                    mov eax, cs
  0012  418cda                  mov r10d, ds
  0015  8cd3                    mov ebx, ss
Golden_Form_Exit:
  0017  c3                      ret
section .text.Golden_Narrow x size 6 align 16
Golden_Narrow:
  0000  668ed8                  mov ds, ax
  0003  8ce0                    mov eax, fs
Golden_Narrow_Exit:
  0005  c3                      ret
