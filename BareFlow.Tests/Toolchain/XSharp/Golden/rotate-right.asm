section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 39 align 16
Golden_Form:
  0000  c1cb08                  ror ebx, 8
  0003  c1c800                  ror eax, 0
  0006  48c1c83f                ror rax, 3Fh
  000a  c1c81f                  ror eax, 1Fh
  000d  c0c807                  ror al, 7
  0010  d3c8                    ror eax, cl
  0012  49d3c9                  ror r9, cl
  0015  66d10e                  ror word ptr [rsi], 1
  0018  c00e03                  ror byte ptr [rsi], 3
  001b  48d34e08                ror qword ptr [rsi+8], cl
  001f  c10d0000000005          ror dword ptr [rip], 5
        0021: PC32 .data.Golden_Count -5
Golden_Form_Exit:
  0026  c3                      ret
