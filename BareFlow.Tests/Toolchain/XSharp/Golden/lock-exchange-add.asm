section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 18 align 16
Golden_Form:
  0000  f00fc10500000000        lock xadd [rip], eax
        0004: PC32 .data.Golden_Count -4
  0008  f04c0fc10e              lock xadd [rsi], r9
  000d  f00fc01e                lock xadd [rsi], bl
Golden_Form_Exit:
  0011  c3                      ret
