section .text.Golden_Form x size 7 align 16
Golden_Form:
  0000  cd3c                    int 3Ch
  0002  cd3d                    int 3Dh
  0004  cdff                    int 0FFh
Golden_Form_Exit:
  0006  c3                      ret
section .text.Golden_Narrow x size 3 align 16
Golden_Narrow:
  0000  cd80                    int 80h
Golden_Narrow_Exit:
  0002  c3                      ret
