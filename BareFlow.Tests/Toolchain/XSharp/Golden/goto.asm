section .bss.Golden_Vector w nobits size 8 align 8
Golden_Vector:
section .text.Golden_Form x size 31 align 16
Golden_Form:
Golden_Form_Again:
  0000  ebfe                    jmp short 0
  0002  e900000000              jmp 7
        0003: PLT32 .text.Golden_Other -4
  0007  e900000000              jmp 000000000000000Ch
        0008: PLT32 .text.Golden_Other -4
  000c  e900000000              jmp 0000000000000011h
        000d: PLT32 .text.Golden_Other -4
  0011  eb0b                    jmp short 000000000000001Eh
  0013  ffe0                    jmp rax
  0015  ff2500000000            jmp qword ptr [rip]
        0017: PC32 .bss.Golden_Vector -4
  001b  ff24cb                  jmp qword ptr [rbx+rcx*8]
Golden_Form_Exit:
  001e  c3                      ret
section .text.Golden_Other x size 1 align 16
Golden_Other:
Golden_Other_Exit:
  0000  c3                      ret
