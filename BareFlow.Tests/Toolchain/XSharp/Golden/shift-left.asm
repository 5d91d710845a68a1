section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 39 align 16
Golden_Form:
  0000  c1e004                  shl eax, 4
  0003  c1e000                  shl eax, 0
  0006  48c1e03f                shl rax, 3Fh
  000a  c1e01f                  shl eax, 1Fh
  000d  c0e007                  shl al, 7
  0010  d3e0                    shl eax, cl
  0012  49d3e1                  shl r9, cl
  0015  66d126                  shl word ptr [rsi], 1
  0018  c02603                  shl byte ptr [rsi], 3
  001b  48d36608                shl qword ptr [rsi+8], cl
  001f  c1250000000005          shl dword ptr [rip], 5
        0021: PC32 .data.Golden_Count -5
Golden_Form_Exit:
  0026  c3                      ret
