section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 29 align 16
Golden_Form:
  0000  f0010500000000          lock add [rip], eax
        0003: PC32 .data.Golden_Count -4
  0007  f0832d0000000005        lock sub dword ptr [rip], 5
        000a: PC32 .data.Golden_Count -5
  000f  f080267f                lock and byte ptr [rsi], 7Fh
  0013  f04c090ccb              lock or [rbx+rcx*8], r9
  0018  66f03106                lock xor [rsi], ax
Golden_Form_Exit:
  001c  c3                      ret
