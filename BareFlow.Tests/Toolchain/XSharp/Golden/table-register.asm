section .data.Golden_Pointer w size 10 align 2
Golden_Pointer:
  0000  1700000000000000
  0008  0000
section .text.Golden_Form x size 32 align 16
Golden_Form:
  0000  0f011500000000          lgdt [rip]
        0003: PC32 .data.Golden_Pointer -4
  0007  0f011d00000000          lidt [rip]
        000a: PC32 .data.Golden_Pointer -4
  000e  0f0117                  lgdt [rdi]
  0011  0f015b08                lidt [rbx+8]
  0015  0f0107                  sgdt [rdi]
  0018  0f010d00000000          sidt [rip]
        001b: PC32 .data.Golden_Pointer -4
Golden_Form_Exit:
  001f  c3                      ret
section .text.Golden_Narrow x size 15 align 16
Golden_Narrow:
  0000  0f011500000000          lgdt [0]
        0003: 32 .data.Golden_Pointer +0
  0007  0f015e04                lidt [esi+4]
  000b  0f010e                  sidt [esi]
Golden_Narrow_Exit:
  000e  c3                      ret
