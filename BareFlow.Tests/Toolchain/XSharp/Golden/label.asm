section .text.Golden_Form x size 12 align 16
Golden_Form:
Golden_Form_Again:
  0000  ffc8                    dec eax
  0002  75fc                    jne short 0
  0004  eb00                    jmp short 6
Golden_Form_Done:
  0006  e900000000              jmp 000000000000000Bh
        0007: PLT32 .text.Golden -4
Golden_Form_Exit:
  000b  c3                      ret
section .text.Golden_Other x size 3 align 16
Golden_Other:
Golden_Other_Again:
  0000  ebfe                    jmp short 0
Golden_Other_Exit:
  0002  c3                      ret
section .text.Golden x size 4 align 1
Golden_Free:
  0000  ffc0                    inc eax
  0002  ebfc                    jmp short 0
