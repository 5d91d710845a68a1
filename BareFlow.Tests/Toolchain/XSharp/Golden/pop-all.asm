section .text.Golden_Form x size 24 align 16
Golden_Form:
  0000  415f                    pop r15
  0002  415e                    pop r14
  0004  415d                    pop r13
  0006  415c                    pop r12
  0008  415b                    pop r11
  000a  415a                    pop r10
  000c  4159                    pop r9
  000e  4158                    pop r8
  0010  5f                      pop rdi
  0011  5e                      pop rsi
  0012  5d                      pop rbp
  0013  5b                      pop rbx
  0014  5a                      pop rdx
  0015  59                      pop rcx
  0016  58                      pop rax
Golden_Form_Exit:
  0017  c3                      ret
section .text.Golden_Narrow x size 2 align 16
Golden_Narrow:
  0000  61                      popad
Golden_Narrow_Exit:
  0001  c3                      ret
