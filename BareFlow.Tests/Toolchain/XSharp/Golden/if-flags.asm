section .text.Golden_Form x size 60 align 16
Golden_Form:
  0000  83f805                  cmp eax, 5
  0003  7305                    jae short 000000000000000Ah
  0005  bb01000000              mov ebx, 1
  000a  7605                    jbe short 0000000000000011h
  000c  bb02000000              mov ebx, 2
  0011  7505                    jne short 0000000000000018h
  0013  bb03000000              mov ebx, 3
  0018  7405                    je short 000000000000001Fh
  001a  bb04000000              mov ebx, 4
  001f  7705                    ja short 0000000000000026h
  0021  bb05000000              mov ebx, 5
  0026  7205                    jb short 000000000000002Dh
  0028  bb06000000              mov ebx, 6
  002d  7505                    jne short 0000000000000034h
  002f  bb07000000              mov ebx, 7
  0034  7405                    je short 000000000000003Bh
  0036  bb08000000              mov ebx, 8
Golden_Form_Exit:
  003b  c3                      ret
