section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 22 align 16
Golden_Form:
  0000  48f7f1                  div rcx
  0003  f7f1                    div ecx
  0005  6641f7f1                div r9w
  0009  f6f1                    div cl
  000b  48f77608                div qword ptr [rsi+8]
  000f  f73500000000            div dword ptr [rip]
        0011: PC32 .data.Golden_Count -4
Golden_Form_Exit:
  0015  c3                      ret
