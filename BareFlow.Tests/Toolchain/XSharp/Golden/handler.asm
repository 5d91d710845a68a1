section .text.Golden_Tick x size 59 align 16
Golden_Tick:
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
  0017  fc                      cld
  0018  b020                    mov al, 20h
  001a  e620                    out 20h, al
  001c  3c00                    cmp al, 0
  001e  7402                    je short 0000000000000022h
  0020  fec0                    inc al
Golden_Tick_Exit:
  0022  415f                    pop r15
  0024  415e                    pop r14
  0026  415d                    pop r13
  0028  415c                    pop r12
  002a  415b                    pop r11
  002c  415a                    pop r10
  002e  4159                    pop r9
  0030  4158                    pop r8
  0032  5f                      pop rdi
  0033  5e                      pop rsi
  0034  5d                      pop rbp
  0035  5b                      pop rbx
  0036  5a                      pop rdx
  0037  59                      pop rcx
  0038  58                      pop rax
  0039  48cf                    iretq
section .text.Golden_Tock x size 4 align 16
Golden_Tock:
  0000  60                      pushad
  0001  fc                      cld
Golden_Tock_Exit:
  0002  61                      popad
  0003  cf                      iretd
