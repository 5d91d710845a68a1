section .text.Golden_Form x size 45 align 16
Golden_Form:
  0000  0f22d8                  mov cr3, rax
  0003  0f22c3                  mov cr0, rbx
  0006  410f22d1                mov cr2, r9
  000a  0f22e0                  mov cr4, rax
  000d  450f22c7                mov cr8, r15
  0011  0f20c0                  mov rax, cr0
  0014  0f20d3                  mov rbx, cr2
  0017  0f20d8                  mov rax, cr3
  001a  410f20e1                mov r9, cr4
  001e  440f20c0                mov rax, cr8
  0022  0f23c0                  mov dr0, rax
  0025  410f23fa                mov dr7, r10
  0029  0f21f0                  mov rax, dr6
Golden_Form_Exit:
  002c  c3                      ret
section .text.Golden_Narrow x size 10 align 16
Golden_Narrow:
  0000  0f22c0                  mov cr0, eax
  0003  0f20e0                  mov eax, cr4
  0006  0f23d9                  mov dr3, ecx
Golden_Narrow_Exit:
  0009  c3                      ret
