section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 50 align 16
Golden_Form:
  0000  50                      push rax
  0001  4157                    push r15
  0003  6650                    push ax
  0005  6a05                    push 5
  0007  6aff                    push 0FFFFFFFFFFFFFFFFh
  0009  68ffffff7f              push 7FFFFFFFh
  000e  6aff                    push 0FFFFFFFFFFFFFFFFh
  0010  68f8030000              push 3F8h
  0015  6668f803                data16 push 3F8h
  0019  666a05                  data16 push 5
  001c  666aff                  data16 push 0FFFFh
  001f  6a05                    push 5
  0021  ff7608                  push qword ptr [rsi+8]
  0024  ff7608                  push qword ptr [rsi+8]
  0027  66ff7608                push word ptr [rsi+8]
  002b  ff3500000000            push qword ptr [rip]
        002d: PC32 .data.Golden_Count -4
Golden_Form_Exit:
  0031  c3                      ret
section .text.Golden_Narrow x size 41 align 16
Golden_Narrow:
  0000  50                      push eax
  0001  6650                    push ax
  0003  6a05                    push 5
  0005  6aff                    push 0FFFFFFFFh
  0007  6668f803                data16 push 3F8h
  000b  68f8030000              push 3F8h
  0010  ff3500000000            push dword ptr [0]
        0012: 32 .data.Golden_Count +0
  0016  ff7604                  push dword ptr [esi+4]
  0019  6800000000              push 0
        001a: 32 .data.Golden_Count +0
  001e  6800000000              push 0
        001f: 32 .data.Golden_Count +4
  0023  6800000000              push 0
        0024: 32 .text.Golden_Narrow +0
Golden_Narrow_Exit:
  0028  c3                      ret
