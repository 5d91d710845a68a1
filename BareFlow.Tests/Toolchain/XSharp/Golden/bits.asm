section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Narrow x size 34 align 16
Golden_Narrow:
  0000  be00000000              mov esi, 0
        0001: 32 .data.Golden_Count +0
  0005  a100000000              mov eax, [0]
        0006: 32 .data.Golden_Count +0
  000a  8b048d00000000          mov eax, [ecx*4]
        000d: 32S .data.Golden_Count +0
  0011  8b4604                  mov eax, [esi+4]
  0014  c7050000000007000000    mov dword ptr [0], 7
        0016: 32 .data.Golden_Count +0
  001e  46                      inc esi
  001f  56                      push esi
  0020  5e                      pop esi
Golden_Narrow_Exit:
  0021  c3                      ret
section .text.Golden_Wide x size 21 align 16
Golden_Wide:
  0000  488d3500000000          lea rsi, [rip]
        0003: PC32 .data.Golden_Count -4
  0007  8b0500000000            mov eax, [rip]
        0009: PC32 .data.Golden_Count -4
  000d  8b4604                  mov eax, [rsi+4]
  0010  678b4604                mov eax, [esi+4]
Golden_Wide_Exit:
  0014  c3                      ret
