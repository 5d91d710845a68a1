section .text.Golden_Form x size 23 align 16
Golden_Form:
  0000  7214                    jb short 0000000000000016h
  0002  7202                    jb short 6
  0004  b001                    mov al, 1
  0006  7104                    jno short 000000000000000Ch
  0008  b002                    mov al, 2
  000a  ebfa                    jmp short 6
  000c  7108                    jno short 0000000000000016h
  000e  7806                    js short 0000000000000016h
  0010  7904                    jns short 0000000000000016h
  0012  7a02                    jp short 0000000000000016h
  0014  7b00                    jnp short 0000000000000016h
Golden_Form_Exit:
Golden_Form_Done:
  0016  c3                      ret
section .bss.Golden_carry w nobits size 4 align 4
Golden_carry:
section .text.Golden_Named x size 10 align 16
Golden_Named:
  0000  833d0000000005          cmp dword ptr [rip], 5
        0002: PC32 .bss.Golden_carry -5
  0007  7400                    je short 9
Golden_Named_Exit:
  0009  c3                      ret
