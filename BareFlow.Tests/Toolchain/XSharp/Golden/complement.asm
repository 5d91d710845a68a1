section .text.Golden_Form x size 16 align 16
Golden_Form:
  0000  48f7d0                  not rax
  0003  f7d0                    not eax
  0005  f6d4                    not ah
  0007  664589d1                mov r9w, r10w
  000b  6641f7d1                not r9w
Golden_Form_Exit:
  000f  c3                      ret
