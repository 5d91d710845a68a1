section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 39 align 16
Golden_Form:
  0000  c1f804                  sar eax, 4
  0003  c1f800                  sar eax, 0
  0006  48c1f83f                sar rax, 3Fh
  000a  c1f81f                  sar eax, 1Fh
  000d  c0f807                  sar al, 7
  0010  d3f8                    sar eax, cl
  0012  49d3f9                  sar r9, cl
  0015  66d13e                  sar word ptr [rsi], 1
  0018  c03e03                  sar byte ptr [rsi], 3
  001b  48d37e08                sar qword ptr [rsi+8], cl
  001f  c13d0000000005          sar dword ptr [rip], 5
        0021: PC32 .data.Golden_Count -5
Golden_Form_Exit:
  0026  c3                      ret
