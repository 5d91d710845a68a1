section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 102 align 16
Golden_Form:
  0000  8a06                    mov al, [rsi]
  0002  678a06                  mov al, [esi]
  0005  668b4602                mov ax, [rsi+2]
  0009  8b46fc                  mov eax, [rsi-4]
  000c  488b4608                mov rax, [rsi+8]
  0010  4d8b4d00                mov r9, [r13]
  0014  488b4304                mov rax, [rbx+4]
  0018  678b4304                mov eax, [ebx+4]
  001c  488b44cb10              mov rax, [rbx+rcx*8+10h]
  0021  488b040f                mov rax, [rdi+rcx]
  0025  488b448ff8              mov rax, [rdi+rcx*4-8]
  002a  488b04cd00000000        mov rax, [rcx*8]
  0032  488b0404                mov rax, [rsp+rax]
  0036  488b042500100000        mov rax, [1000h]
  003e  488b4718                mov rax, [rdi+18h]
  0042  488b471c                mov rax, [rdi+1Ch]
  0046  8b0500000000            mov eax, [rip]
        0048: PC32 .data.Golden_Count -4
  004c  8a0500000000            mov al, [rip]
        004e: PC32 .data.Golden_Count -4
  0052  8b0500000000            mov eax, [rip]
        0054: PC32 .data.Golden_Count +0
  0058  488b4c2410              mov rcx, [rsp+10h]
  005d  488b6d00                mov rbp, [rbp]
  0061  418a3c5c                mov dil, [r12+rbx*2]
Golden_Form_Exit:
  0065  c3                      ret
