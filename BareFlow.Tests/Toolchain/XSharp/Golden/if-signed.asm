section .text.Golden_Form x size 70 align 16
Golden_Form:
  0000  83f800                  cmp eax, 0
  0003  7d05                    jge short 000000000000000Ah
  0005  bb01000000              mov ebx, 1
  000a  4883f8ff                cmp rax, 0FFFFFFFFFFFFFFFFh
  000e  7e05                    jle short 0000000000000015h
  0010  bb02000000              mov ebx, 2
  0015  38d8                    cmp al, bl
  0017  7f05                    jg short 000000000000001Eh
  0019  bb03000000              mov ebx, 3
  001e  66833efb                cmp word ptr [rsi], 0FFFBh
  0022  7c05                    jl short 0000000000000029h
  0024  bb04000000              mov ebx, 4
  0029  83f805                  cmp eax, 5
  002c  7505                    jne short 0000000000000033h
  002e  bb05000000              mov ebx, 5
  0033  7e05                    jle short 000000000000003Ah
  0035  bb06000000              mov ebx, 6
  003a  4883f800                cmp rax, 0
  003e  7c05                    jl short 0000000000000045h
  0040  48ffc8                  dec rax
  0043  ebf5                    jmp short 000000000000003Ah
Golden_Form_Exit:
  0045  c3                      ret
