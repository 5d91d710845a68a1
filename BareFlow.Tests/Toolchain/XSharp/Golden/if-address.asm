section .bss.Golden_Start w nobits size 16 align 1
Golden_Start:
section .bss.Golden_End w nobits size 4 align 4
Golden_End:
section .text.Golden_Form x size 33 align 16
Golden_Form:
  0000  4881f800000000          cmp rax, 0
        0003: 32S .bss.Golden_End +0
  0007  7417                    je short 0000000000000020h
  0009  4881f800000000          cmp rax, 0
        000c: 32S .bss.Golden_Start +8
  0010  7307                    jae short 0000000000000019h
  0012  4881f800000000          cmp rax, 0
        0015: 32S .text.Golden_Form +0
  0019  4881c100000000          add rcx, 0
        001c: 32S .bss.Golden_Start +0
Golden_Form_Exit:
  0020  c3                      ret
section .text.Golden_Narrow x size 15 align 16
Golden_Narrow:
  0000  81fe00000000            cmp esi, 0
        0002: 32 .bss.Golden_End +0
  0006  7306                    jae short 0000000Eh
  0008  81f800000000            cmp eax, 0
        000a: 32 .bss.Golden_Start +0
Golden_Narrow_Exit:
  000e  c3                      ret
