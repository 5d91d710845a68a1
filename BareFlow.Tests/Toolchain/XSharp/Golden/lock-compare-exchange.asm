section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 23 align 16
Golden_Form:
  0000  f00fb10d00000000        lock cmpxchg [rip], ecx
        0004: PC32 .data.Golden_Count -4
  0008  f04c0fb10e              lock cmpxchg [rsi], r9
  000d  f00fb01e                lock cmpxchg [rsi], bl
  0011  66f00fb10e              lock cmpxchg [rsi], cx
Golden_Form_Exit:
  0016  c3                      ret
