section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 60 align 16
Golden_Form:
  0000  488d3500000000          lea rsi, [rip]
        0003: PC32 .data.Golden_Count -4
  0007  4c8d0500000000          lea r8, [rip]
        000a: PC32 .data.Golden_Count +0
  000e  488d05ebffffff          lea rax, [rip-15h]
  0015  488d05e4ffffff          lea rax, [rip-1Ch]
  001c  488d05ddffffff          lea rax, [rip-23h]
  0023  488d0511000000          lea rax, [rip+11h]
  002a  488d4708                lea rax, [rdi+8]
  002e  488d44cb10              lea rax, [rbx+rcx*8+10h]
  0033  488d04cd00000000        lea rax, [rcx*8]
Golden_Form_Here:
Golden_Form_Exit:
  003b  c3                      ret
section .text.Golden_Narrow x size 26 align 16
Golden_Narrow:
  0000  be00000000              mov esi, 0
        0001: 32 .data.Golden_Count +0
  0005  be00000000              mov esi, 0
        0006: 32 .data.Golden_Count +4
  000a  b800000000              mov eax, 0
        000b: 32 .text.Golden_Narrow +0
  000f  8d4608                  lea eax, [esi+8]
  0012  8d048d00000000          lea eax, [ecx*4]
        0015: 32S .data.Golden_Count +0
Golden_Narrow_Exit:
  0019  c3                      ret
