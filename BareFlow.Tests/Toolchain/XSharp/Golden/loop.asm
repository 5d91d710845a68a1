section .text.Golden_Form x size 12 align 16
Golden_Form:
  0000  ffc0                    inc eax
  0002  83f805                  cmp eax, 5
  0005  7402                    je short 9
  0007  ebf7                    jmp short 0
  0009  ebfe                    jmp short 9
Golden_Form_Exit:
  000b  c3                      ret
