section .text.Golden_Start x size 1 align 16
Golden_Start_Exit:
Golden_Start:
_start:
main:
odd.name_$1:
  0000  c3                      ret
section .data.Golden_Shared w size 4 align 4
Golden_Shared:
  0000  01000000
section .text.Golden x size 1 align 1
Golden_Mark:
  0000  c3                      ret
global Golden_Start = 0000
global Golden_Shared = 0000
global Golden_Mark = 0000
global _start = 0000
global main = 0000
global odd.name_$1 = 0000
