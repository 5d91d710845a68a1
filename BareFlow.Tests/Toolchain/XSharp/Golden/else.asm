section .text.Golden_Form x size 75 align 16
Golden_Form:
  0000  83f801                  cmp eax, 1
  0003  7507                    jne short 000000000000000Ch
  0005  bb01000000              mov ebx, 1
  000a  eb05                    jmp short 0000000000000011h
  000c  bb02000000              mov ebx, 2
  0011  83f801                  cmp eax, 1
  0014  7507                    jne short 000000000000001Dh
  0016  bb01000000              mov ebx, 1
  001b  eb1d                    jmp short 000000000000003Ah
  001d  83f802                  cmp eax, 2
  0020  7507                    jne short 0000000000000029h
  0022  bb02000000              mov ebx, 2
  0027  eb11                    jmp short 000000000000003Ah
  0029  83f8fb                  cmp eax, 0FFFFFFFBh
  002c  7d07                    jge short 0000000000000035h
  002e  bb03000000              mov ebx, 3
  0033  eb05                    jmp short 000000000000003Ah
  0035  bb04000000              mov ebx, 4
  003a  7507                    jne short 0000000000000043h
  003c  bb05000000              mov ebx, 5
  0041  eb07                    jmp short 000000000000004Ah
  0043  7305                    jae short 000000000000004Ah
  0045  bb06000000              mov ebx, 6
Golden_Form_Exit:
  004a  c3                      ret
