section .text.Golden_Init x size 6 align 16
Golden_Init:
  0000  b801000000              mov eax, 1
Golden_Init_Exit:
  0005  c3                      ret
section .text.Golden_Empty x size 1 align 16
Golden_Empty:
Golden_Empty_Exit:
  0000  c3                      ret
section .text.Golden_OwnExit x size 16 align 16
Golden_OwnExit:
  0000  83f800                  cmp eax, 0
  0003  7405                    je short 000000000000000Ah
  0005  b801000000              mov eax, 1
Golden_OwnExit_Exit:
  000a  b802000000              mov eax, 2
  000f  c3                      ret
section .text.Golden_mod x size 6 align 16
Golden_mod:
  0000  e800000000              call 5
        0001: PLT32 .text.Golden_ptr -4
Golden_mod_Exit:
  0005  c3                      ret
section .text.Golden_ptr x size 8 align 16
Golden_ptr:
  0000  488d0500000000          lea rax, [rip]
        0003: PC32 .text.Golden_mod -4
Golden_ptr_Exit:
  0007  c3                      ret
