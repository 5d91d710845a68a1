section .text.Golden x size 9 align 1
  0000  90                      nop
Golden_Mark:
  0001  887766                  mov [rdi+66h], dh
  0004  55                      push rbp
  0005  443322                  xor r12d, [rdx]
  0008  11                      (bad)
section .text.Golden_Form x size 12 align 16
Golden_Form:
  0000  f4                      hlt
  0001  f4                      hlt
  0002  488b0500000000          mov rax, [rip]
        0005: PC32 .text.Golden -3
  0009  0fa2                    cpuid
Golden_Form_Exit:
  000b  c3                      ret
