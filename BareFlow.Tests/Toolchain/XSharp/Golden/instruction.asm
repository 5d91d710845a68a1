section .text.Golden_Form x size 38 align 16
Golden_Form:
  0000  90                      nop
  0001  f390                    pause
  0003  f4                      hlt
  0004  fa                      cli
  0005  fb                      sti
  0006  fc                      cld
  0007  fd                      std
  0008  f8                      clc
  0009  f9                      stc
  000a  f5                      cmc
  000b  0f06                    clts
  000d  0fa2                    cpuid
  000f  0f31                    rdtsc
  0011  0faee8                  lfence
  0014  0faef0                  mfence
  0017  0faef8                  sfence
  001a  cc                      int3
  001b  0f0b                    ud2
  001d  0f09                    wbinvd
  001f  0f01d0                  xgetbv
  0022  0f01d1                  xsetbv
Golden_Form_Exit:
  0025  c3                      ret
section .text.Golden_Narrow x size 4 align 16
Golden_Narrow:
  0000  90                      nop
  0001  0fa2                    cpuid
Golden_Narrow_Exit:
  0003  c3                      ret
