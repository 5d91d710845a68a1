section .bss.Golden_Trace w nobits size 1 align 1
Golden_Trace:
section .text.Golden_Form x size 6 align 16
Golden_Form:
  0000  f4                      hlt
  0001  b001                    mov al, 1
  0003  b003                    mov al, 3
Golden_Form_Exit:
  0005  c3                      ret
