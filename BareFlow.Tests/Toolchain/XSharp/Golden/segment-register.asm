section .text.Golden_Form x size 27 align 16
Golden_Form:
  0000  668ed8                  mov ds, ax
  0003  668ec3                  mov es, bx
  0006  668ed1                  mov ss, cx
  0009  668ee2                  mov fs, dx
  000c  66418ee9                mov gs, r9w
  0010  668cc8                  mov ax, cs
  0013  66418cda                mov r10w, ds
  0017  668cd3                  mov bx, ss
Golden_Form_Exit:
  001a  c3                      ret
section .text.Golden_Narrow x size 7 align 16
Golden_Narrow:
  0000  668ed8                  mov ds, ax
  0003  668ce0                  mov ax, fs
Golden_Narrow_Exit:
  0006  c3                      ret
