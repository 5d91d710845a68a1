section .text.Golden_Form x size 40 align 16
Golden_Form:
  0000  67803e00                cmp byte ptr [esi], 0
  0004  7404                    je short 000000000000000Ah
  0006  ffc6                    inc esi
  0008  ebf6                    jmp short 0
  000a  4883f900                cmp rcx, 0
  000e  7610                    jbe short 0000000000000020h
  0010  4883fa00                cmp rdx, 0
  0014  7605                    jbe short 000000000000001Bh
  0016  48ffca                  dec rdx
  0019  ebf5                    jmp short 0000000000000010h
  001b  48ffc9                  dec rcx
  001e  ebea                    jmp short 000000000000000Ah
  0020  7505                    jne short 0000000000000027h
  0022  83e801                  sub eax, 1
  0025  ebf9                    jmp short 0000000000000020h
Golden_Form_Exit:
  0027  c3                      ret
