section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 23 align 16
Golden_Form:
  0000  f0ff0500000000          lock inc dword ptr [rip]
        0003: PC32 .data.Golden_Count -4
  0007  f0ff0d00000000          lock dec dword ptr [rip]
        000a: PC32 .data.Golden_Count -4
  000e  f048ff06                lock inc qword ptr [rsi]
  0012  f0fe4e08                lock dec byte ptr [rsi+8]
Golden_Form_Exit:
  0016  c3                      ret
