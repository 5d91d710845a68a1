section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 22 align 16
Golden_Form:
  0000  58                      pop rax
  0001  415f                    pop r15
  0003  6658                    pop ax
  0005  8f4608                  pop qword ptr [rsi+8]
  0008  8f4608                  pop qword ptr [rsi+8]
  000b  8f0500000000            pop qword ptr [rip]
        000d: PC32 .data.Golden_Count -4
  0011  668f4302                pop word ptr [rbx+2]
Golden_Form_Exit:
  0015  c3                      ret
section .text.Golden_Narrow x size 8 align 16
Golden_Narrow:
  0000  58                      pop eax
  0001  8f0500000000            pop dword ptr [0]
        0003: 32 .data.Golden_Count +0
Golden_Narrow_Exit:
  0007  c3                      ret
