section .text.Golden_Form x size 53 align 16
Golden_Form:
  0000  e800000000              call 5
        0001: PLT32 kernel_main -4
  0005  e800000000              call 000000000000000Ah
        0006: PLT32 kernel_main -4
  000a  488d0500000000          lea rax, [rip]
        000d: PC32 kernel_main -4
  0011  488b0500000000          mov rax, [rip]
        0014: PC32 Table -4
  0018  8b0500000000            mov eax, [rip]
        001a: PC32 Table +4
  001e  880500000000            mov [rip], al
        0020: PC32 Table +12
  0024  48c7050000000005000000  mov qword ptr [rip], 5
        0027: PC32 Table -8
  002f  e900000000              jmp 0000000000000034h
        0030: PLT32 kernel_main -4
Golden_Form_Exit:
  0034  c3                      ret
section .data.Golden_Pointer w size 8 align 8
Golden_Pointer:
  0000  0000000000000000
        0000: 64 kernel_main +0
global kernel_main undefined
global Table undefined
