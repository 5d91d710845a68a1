section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 45 align 16
Golden_Form:
  0000  894604                  mov [rsi+4], eax
  0003  8806                    mov [rsi], al
  0005  668946fe                mov [rsi-2], ax
  0009  4c894e08                mov [rsi+8], r9
  000d  488944cb10              mov [rbx+rcx*8+10h], rax
  0012  67894604                mov [esi+4], eax
  0016  890500000000            mov [rip], eax
        0018: PC32 .data.Golden_Count -4
  001c  66890500000000          mov [rip], ax
        001f: PC32 .data.Golden_Count -4
  0023  44891500000000          mov [rip], r10d
        0026: PC32 .data.Golden_Count +0
  002a  8827                    mov [rdi], ah
Golden_Form_Exit:
  002c  c3                      ret
