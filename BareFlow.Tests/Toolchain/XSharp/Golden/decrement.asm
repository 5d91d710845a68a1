section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 26 align 16
Golden_Form:
  0000  ffce                    dec esi
  0002  48ffc8                  dec rax
  0005  41fec9                  dec r9b
  0008  fecc                    dec ah
  000a  fe0e                    dec byte ptr [rsi]
  000c  48ff0ccb                dec qword ptr [rbx+rcx*8]
  0010  ff0d00000000            dec dword ptr [rip]
        0012: PC32 .data.Golden_Count -4
  0016  66ffc8                  dec ax
Golden_Form_Exit:
  0019  c3                      ret
section .text.Golden_Narrow x size 8 align 16
Golden_Narrow:
  0000  4e                      dec esi
  0001  ff0d00000000            dec dword ptr [0]
        0003: 32 .data.Golden_Count +0
Golden_Narrow_Exit:
  0007  c3                      ret
