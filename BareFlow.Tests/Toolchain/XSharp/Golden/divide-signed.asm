section .text.Golden_Form x size 11 align 16
Golden_Form:
  0000  48f7f9                  idiv rcx
  0003  f73e                    idiv dword ptr [rsi]
  0005  66f7fb                  idiv bx
  0008  f6fb                    idiv bl
Golden_Form_Exit:
  000a  c3                      ret
section .text.Golden_Narrow x size 3 align 16
Golden_Narrow:
  0000  f7fe                    idiv esi
Golden_Narrow_Exit:
  0002  c3                      ret
