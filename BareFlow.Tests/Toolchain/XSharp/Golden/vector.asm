section .bss.Golden_Low w nobits size 4 align 4
Golden_Low:
section .bss.Golden_Wide w nobits size 16 align 8
Golden_Wide:
section .text.Golden_Form x size 75 align 16
Golden_Form:
  0000  0f104610                movups xmm0, [rsi+10h]
  0004  0f114c17f0              movups [rdi+rdx-10h], xmm1
  0009  440f287c2430            movaps xmm15, [rsp+30h]
  000f  460f2904c4              movaps [rsp+r8*8], xmm8
  0014  0f28d3                  movaps xmm2, xmm3
  0017  66480f6ee3              movq xmm4, rbx
  001c  66480f7ee3              movq rbx, xmm4
  0021  660f6ee8                movd xmm5, eax
  0025  66410f7ee8              movd r8d, xmm5
  002a  f30f7e36                movq xmm6, [rsi]
  002e  660f7e7608              movd [rsi+8], xmm6
  0033  f30f7e3d00000000        movq xmm7, [rip]
        0037: PC32 .bss.Golden_Wide -4
  003b  660f7e3d00000000        movd [rip], xmm7
        003f: PC32 .bss.Golden_Low -4
  0043  0f283d00000000          movaps xmm7, [rip]
        0046: PC32 .bss.Golden_Wide -4
Golden_Form_Exit:
  004a  c3                      ret
section .text.Golden_Narrow x size 8 align 16
Golden_Narrow:
  0000  0f1006                  movups xmm0, [esi]
  0003  660f6ec8                movd xmm1, eax
Golden_Narrow_Exit:
  0007  c3                      ret
