section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 21 align 16
Golden_Form:
  0000  4893                    xchg rbx, rax
  0002  91                      xchg ecx, eax
  0003  86c4                    xchg ah, al
  0005  664191                  xchg r9w, ax
  0008  488706                  xchg [rsi], rax
  000b  4c8716                  xchg [rsi], r10
  000e  870500000000            xchg [rip], eax
        0010: PC32 .data.Golden_Count -4
Golden_Form_Exit:
  0014  c3                      ret
