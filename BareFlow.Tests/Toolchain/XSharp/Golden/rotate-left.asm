section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 39 align 16
Golden_Form:
  0000  c1c308                  rol ebx, 8
  0003  c1c000                  rol eax, 0
  0006  48c1c03f                rol rax, 3Fh
  000a  c1c01f                  rol eax, 1Fh
  000d  c0c007                  rol al, 7
  0010  d3c0                    rol eax, cl
  0012  49d3c1                  rol r9, cl
  0015  66d106                  rol word ptr [rsi], 1
  0018  c00603                  rol byte ptr [rsi], 3
  001b  48d34608                rol qword ptr [rsi+8], cl
  001f  c1050000000005          rol dword ptr [rip], 5
        0021: PC32 .data.Golden_Count -5
Golden_Form_Exit:
  0026  c3                      ret
