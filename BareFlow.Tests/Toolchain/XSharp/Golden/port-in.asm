section .text.Golden_Form x size 9 align 16
Golden_Form:
  0000  ec                      in al, dx
  0001  66ed                    in ax, dx
  0003  ed                      in eax, dx
  0004  e460                    in al, 60h
  0006  e5ff                    in eax, 0FFh
Golden_Form_Exit:
  0008  c3                      ret
