section .text.Golden_Form x size 37 align 16
Golden_Form:
  0000  d1e0                    shl eax, 1
  0002  d1e0                    shl eax, 1
  0004  d1e0                    shl eax, 1
  0006  d1e0                    shl eax, 1
  0008  ffc6                    inc esi
  000a  ffc6                    inc esi
  000c  83f800                  cmp eax, 0
  000f  7505                    jne short 0000000000000016h
  0011  b801000000              mov eax, 1
  0016  ffc6                    inc esi
  0018  ffc6                    inc esi
  001a  83f800                  cmp eax, 0
  001d  7505                    jne short 0000000000000024h
  001f  b801000000              mov eax, 1
Golden_Form_Exit:
  0024  c3                      ret
