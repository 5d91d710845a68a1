section .text.Golden_Form x size 10 align 16
Golden_Form:
  0000  ee                      out dx, al
  0001  66ef                    out dx, ax
  0003  ef                      out dx, eax
  0004  e620                    out 20h, al
  0006  66e764                  out 64h, ax
Golden_Form_Exit:
  0009  c3                      ret
