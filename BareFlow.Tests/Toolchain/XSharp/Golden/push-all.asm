section .text.Golden_Form x size 24 align 16
Golden_Form:
  0000  50                      push rax
  0001  51                      push rcx
  0002  52                      push rdx
  0003  53                      push rbx
  0004  55                      push rbp
  0005  56                      push rsi
  0006  57                      push rdi
  0007  4150                    push r8
  0009  4151                    push r9
  000b  4152                    push r10
  000d  4153                    push r11
  000f  4154                    push r12
  0011  4155                    push r13
  0013  4156                    push r14
  0015  4157                    push r15
Golden_Form_Exit:
  0017  c3                      ret
section .text.Golden_Narrow x size 2 align 16
Golden_Narrow:
  0000  60                      pushad
Golden_Narrow_Exit:
  0001  c3                      ret
