section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 38 align 16
Golden_Form:
  0000  a901000000              test eax, 1
  0005  4885d8                  test rax, rbx
  0008  a880                    test al, 80h
  000a  854604                  test [rsi+4], eax
  000d  854604                  test [rsi+4], eax
  0010  f6460401                test byte ptr [rsi+4], 1
  0014  f7050000000005000000    test dword ptr [rip], 5
        0016: PC32 .data.Golden_Count -8
  001e  44850d00000000          test [rip], r9d
        0021: PC32 .data.Golden_Count -4
Golden_Form_Exit:
  0025  c3                      ret
