section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 26 align 16
Golden_Form:
  0000  ffc6                    inc esi
  0002  48ffc0                  inc rax
  0005  41fec1                  inc r9b
  0008  fec4                    inc ah
  000a  fe06                    inc byte ptr [rsi]
  000c  48ff04cb                inc qword ptr [rbx+rcx*8]
  0010  ff0500000000            inc dword ptr [rip]
        0012: PC32 .data.Golden_Count -4
  0016  66ffc0                  inc ax
Golden_Form_Exit:
  0019  c3                      ret
section .text.Golden_Narrow x size 8 align 16
Golden_Narrow:
  0000  46                      inc esi
  0001  ff0500000000            inc dword ptr [0]
        0003: 32 .data.Golden_Count +0
Golden_Narrow_Exit:
  0007  c3                      ret
