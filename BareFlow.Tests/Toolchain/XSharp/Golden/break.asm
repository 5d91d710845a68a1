section .text.Golden_Form x size 26 align 16
Golden_Form:
  0000  83f800                  cmp eax, 0
  0003  7606                    jbe short 000000000000000Bh
  0005  ffc8                    dec eax
  0007  eb02                    jmp short 000000000000000Bh
  0009  ebf5                    jmp short 0
  000b  83f801                  cmp eax, 1
  000e  7409                    je short 0000000000000019h
  0010  83f801                  cmp eax, 1
  0013  7404                    je short 0000000000000019h
  0015  eb02                    jmp short 0000000000000019h
  0017  ebe7                    jmp short 0
Golden_Form_Exit:
  0019  c3                      ret
