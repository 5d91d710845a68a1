section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .bss.Golden_Zero w nobits size 4 align 4
Golden_Zero:
section .data.Dotted w size 4 align 4
Dotted:
  0000  f8030000
section .data.Golden_Negative w size 4 align 4
Golden_Negative:
  0000  ffffffff
section .data.Golden_Small w size 1 align 1
Golden_Small:
  0000  ff
section .data.Golden_Half w size 2 align 2
Golden_Half:
  0000  ffff
section .data.Golden_Wide w size 8 align 8
Golden_Wide:
  0000  2301000000000000
section .data.Golden_Widest w size 8 align 8
Golden_Widest:
  0000  ffffffffffffffff
section .bss.Golden_Array w nobits size 1024 align 4
Golden_Array:
section .bss.Golden_Buffer w nobits size 16 align 1
Golden_Buffer:
section .bss.Golden_Sized w nobits size 24 align 8
Golden_Sized:
section .data.Golden_Text w size 18 align 1
Golden_Text:
  0000  4974277320225823
  0008  22205c20c3a974c3
  0010  a900
section .data.Golden_SameText w size 5 align 1
Golden_SameText:
  0000  7465787400
section .data.Golden_Bytes w size 7 align 1
Golden_Bytes:
  0000  6c6973740d0a00
section .data.Golden_Table w size 40 align 8
Golden_Table:
  0000  0100000000000000
  0008  0200000000000000
  0010  0000000000000000
        0010: 64 .data.Golden_Other +0
  0018  0000000000000000
        0018: 64 .text.Golden_Form +0
  0020  0000000000000000
        0020: 64 .bss.Golden_Array +8
section .data.Golden_Pointer w size 8 align 8
Golden_Pointer:
  0000  0000000000000000
        0000: 64 .data.Golden_Other +0
section .data.Golden_GdtPointer w size 10 align 2
Golden_GdtPointer:
  0000  1700000000000000
        0002: 64 .data.Golden_Table +0
  0008  0000
section .data.Golden_Other w size 4 align 4
Golden_Other:
  0000  07000000
section .text.Golden_Form x size 51 align 16
Golden_Form:
  0000  8b0500000000            mov eax, [rip]
        0002: PC32 .data.Golden_Count -4
  0006  890500000000            mov [rip], eax
        0008: PC32 .data.Dotted -4
  000c  8a0500000000            mov al, [rip]
        000e: PC32 .data.Golden_Small -4
  0012  668b0500000000          mov ax, [rip]
        0015: PC32 .data.Golden_Half -4
  0019  488b0500000000          mov rax, [rip]
        001c: PC32 .data.Golden_Wide -4
  0020  8a0500000000            mov al, [rip]
        0022: PC32 .data.Golden_Count -4
  0026  8b0500000000            mov eax, [rip]
        0028: PC32 .bss.Golden_Array +4
  002c  8a0500000000            mov al, [rip]
        002e: PC32 .bss.Golden_Array +4
Golden_Form_Exit:
  0032  c3                      ret
section .data.Golden_Short w size 8 align 4
Golden_Short:
  0000  0100000000000000
        0004: 32 .data.Golden_Other +0
