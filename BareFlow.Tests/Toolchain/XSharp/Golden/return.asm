section .text.Golden_Form x size 13 align 16
Golden_Form:
  0000  83f800                  cmp eax, 0
  0003  7407                    je short 000000000000000Ch
  0005  eb05                    jmp short 000000000000000Ch
  0007  b801000000              mov eax, 1
Golden_Form_Exit:
  000c  c3                      ret
