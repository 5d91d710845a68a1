section .text.Golden_Form x size 14 align 16
Golden_Form:
  0000  48f7d8                  neg rax
  0003  f7d8                    neg eax
  0005  f6d8                    neg al
  0007  4d89d1                  mov r9, r10
  000a  49f7d9                  neg r9
Golden_Form_Exit:
  000d  c3                      ret
