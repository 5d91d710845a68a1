section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 39 align 16
Golden_Form:
  0000  c1e804                  shr eax, 4
  0003  c1e800                  shr eax, 0
  0006  48c1e83f                shr rax, 3Fh
  000a  c1e81f                  shr eax, 1Fh
  000d  c0e807                  shr al, 7
  0010  d3e8                    shr eax, cl
  0012  49d3e9                  shr r9, cl
  0015  66d12e                  shr word ptr [rsi], 1
  0018  c02e03                  shr byte ptr [rsi], 3
  001b  48d36e08                shr qword ptr [rsi+8], cl
  001f  c12d0000000005          shr dword ptr [rip], 5
        0021: PC32 .data.Golden_Count -5
Golden_Form_Exit:
  0026  c3                      ret
