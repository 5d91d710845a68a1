section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 75 align 16
Golden_Form:
  0000  83c001                  add eax, 1
  0003  4801d8                  add rax, rbx
  0006  04ff                    add al, 0FFh
  0008  00dc                    add ah, bl
  000a  664183c1ff              add r9w, 0FFFFh
  000f  83c0ff                  add eax, 0FFFFFFFFh
  0012  4883c0ff                add rax, 0FFFFFFFFFFFFFFFFh
  0016  480500000080            add rax, 0FFFFFFFF80000000h
  001c  4883c007                add rax, 7
  0020  034604                  add eax, [rsi+4]
  0023  014604                  add [rsi+4], eax
  0026  80460405                add byte ptr [rsi+4], 5
  002a  488304cbfb              add qword ptr [rbx+rcx*8], 0FFFFFFFFFFFFFFFBh
  002f  83050000000005          add dword ptr [rip], 5
        0031: PC32 .data.Golden_Count -5
  0036  44011500000000          add [rip], r10d
        0039: PC32 .data.Golden_Count -4
  003d  44031d00000000          add r11d, [rip]
        0040: PC32 .data.Golden_Count -4
  0044  81c768060000            add edi, 668h
Golden_Form_Exit:
  004a  c3                      ret
