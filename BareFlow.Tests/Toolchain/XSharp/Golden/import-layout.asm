section .bss.Golden_State w nobits size 28 align 1
Golden_State:
section .text.Golden_Form x size 19 align 16
Golden_Form:
  0000  48896704                mov [rdi+4], rsp
  0004  4889670c                mov [rdi+0Ch], rsp
  0008  66c747141c00            mov word ptr [rdi+14h], 1Ch
  000e  488d4718                lea rax, [rdi+18h]
Golden_Form_Exit:
  0012  c3                      ret
