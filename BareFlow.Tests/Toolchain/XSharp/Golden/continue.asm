section .text.Golden_Form x size 16 align 16
Golden_Form:
  0000  83f800                  cmp eax, 0
  0003  7606                    jbe short 000000000000000Bh
  0005  ffc8                    dec eax
  0007  ebf7                    jmp short 0
  0009  ebf5                    jmp short 0
  000b  ebf3                    jmp short 0
  000d  ebf1                    jmp short 0
Golden_Form_Exit:
  000f  c3                      ret
