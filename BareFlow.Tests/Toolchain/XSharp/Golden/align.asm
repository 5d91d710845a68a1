section .data.Golden_Count w size 4 align 16
Golden_Count:
  0000  05000000
section .bss.Golden_Page w nobits size 4096 align 4096
Golden_Page:
section .text.Golden_Form x size 21 align 64
Golden_Form:
  0000  b801000000              mov eax, 1
  0005  662e0f1f840000000000    nop [rax+rax]
  000f  90                      nop
Golden_Form_Again:
  0010  ffc8                    dec eax
  0012  75fc                    jne short 0000000000000010h
Golden_Form_Exit:
  0014  c3                      ret
section .text.Golden x size 9 align 8
  0000  b801000000              mov eax, 1
  0005  0f1f00                  nop [rax]
Golden_Free:
  0008  c3                      ret
section .pair w size 16 align 8
Golden_Odd:
  0000  0100000000000000
Golden_Even:
  0008  0200000000000000
