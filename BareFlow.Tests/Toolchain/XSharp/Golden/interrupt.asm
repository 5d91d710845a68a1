section .text.Golden_Tick x size 14 align 16
Golden_Tick:
  0000  b020                    mov al, 20h
  0002  e620                    out 20h, al
  0004  3c00                    cmp al, 0
  0006  7404                    je short 000000000000000Ch
  0008  fec0                    inc al
  000a  48cf                    iretq
Golden_Tick_Exit:
  000c  48cf                    iretq
section .text.Golden_Tock x size 1 align 16
Golden_Tock:
Golden_Tock_Exit:
  0000  cf                      iretd
