section .text.Golden_Init x size 1 align 16
Golden_Init:
Golden_Init_Exit:
  0000  c3                      ret
section .bss.Golden_Vector w nobits size 8 align 8
Golden_Vector:
section .text.Golden_Form x size 39 align 16
Golden_Form:
  0000  e800000000              call 5
        0001: PLT32 .text.Golden_Init -4
  0005  e800000000              call 000000000000000Ah
        0006: PLT32 .text.Golden_Init -4
  000a  e800000000              call 000000000000000Fh
        000b: PLT32 .text.Golden_Init -4
  000f  e800000000              call 0000000000000014h
        0010: PLT32 .text.Golden_Init -4
  0014  e800000000              call 0000000000000019h
        0015: PLT32 .text.Golden_Init -4
  0019  ffd0                    call rax
  001b  ffd7                    call rdi
  001d  ff1500000000            call qword ptr [rip]
        001f: PC32 .bss.Golden_Vector -4
  0023  ff5008                  call qword ptr [rax+8]
Golden_Form_Exit:
  0026  c3                      ret
section .text.Golden_Narrow x size 8 align 16
Golden_Narrow:
  0000  e8fbffffff              call 0
  0005  ffd0                    call eax
Golden_Narrow_Exit:
  0007  c3                      ret
global Golden_Form = 0000
