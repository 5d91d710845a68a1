section .text.Golden_Form x size 60 align 16
Golden_Form:
  0000  83f804                  cmp eax, 4
  0003  7605                    jbe short 000000000000000Ah
  0005  b801000000              mov eax, 1
  000a  83f804                  cmp eax, 4
  000d  730a                    jae short 0000000000000019h
  000f  83fb00                  cmp ebx, 0
  0012  7505                    jne short 0000000000000019h
  0014  bb01000000              mov ebx, 1
  0019  83f804                  cmp eax, 4
  001c  7500                    jne short 000000000000001Eh
  001e  4839d8                  cmp rax, rbx
  0021  7403                    je short 0000000000000026h
  0023  4889d8                  mov rax, rbx
  0026  66837e02ff              cmp word ptr [rsi+2], 0FFFFh
  002b  7205                    jb short 0000000000000032h
  002d  b802000000              mov eax, 2
  0032  38d8                    cmp al, bl
  0034  7705                    ja short 000000000000003Bh
  0036  b803000000              mov eax, 3
Golden_Form_Exit:
  003b  c3                      ret
