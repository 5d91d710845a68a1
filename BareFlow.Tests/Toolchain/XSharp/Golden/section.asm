section .boot  size 13 align 1
Golden_Header:
Golden_Magic:
  0000  d65052e8
Golden_Tail:
  0004  01
Golden_Packed:
  0005  0200000000000000
section .boot.text x size 2 align 1
Golden_Start:
Golden_Start_Exit:
  0000  c3                      ret
Golden_Next:
Golden_Next_Exit:
  0001  c3                      ret
section .boot.stack w nobits size 4096 align 16
Golden_Stack:
section .rodata.Golden_Table  size 16 align 8
Golden_Table:
  0000  0100000000000000
  0008  0200000000000000
section .data.Golden_Zero w size 8 align 8
Golden_Zero:
  0000  0000000000000000
section .bss.Golden_Empty w nobits size 4 align 4
Golden_Empty:
section .text.Golden_Form x size 1 align 16
Golden_Form:
Golden_Form_Exit:
  0000  c3                      ret
section .data.Golden_Value w size 4 align 4
Golden_Value:
  0000  01000000
section .bss.Golden_Nothing w nobits size 4 align 4
Golden_Nothing:
section .text.Golden_Last x size 1 align 16
Golden_Last:
Golden_Last_Exit:
  0000  c3                      ret
