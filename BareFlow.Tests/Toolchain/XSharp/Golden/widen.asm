section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 63 align 16
Golden_Form:
  0000  0fb606                  movzx eax, byte ptr [rsi]
  0003  480fb606                movzx rax, byte ptr [rsi]
  0007  660fb606                movzx ax, byte ptr [rsi]
  000b  0fb706                  movzx eax, word ptr [rsi]
  000e  8b06                    mov eax, [rsi]
  0010  0fb6c2                  movzx eax, dl
  0013  0fb6c4                  movzx eax, ah
  0016  480fb7c0                movzx rax, ax
  001a  89d0                    mov eax, edx
  001c  4589d1                  mov r9d, r10d
  001f  4863c2                  movsxd rax, edx
  0022  486306                  movsxd rax, [rsi]
  0025  0fbe06                  movsx eax, byte ptr [rsi]
  0028  410fbec1                movsx eax, r9b
  002c  480fbf044b              movsx rax, word ptr [rbx+rcx*2]
  0031  48630500000000          movsxd rax, [rip]
        0034: PC32 .data.Golden_Count -4
  0038  8b0500000000            mov eax, [rip]
        003a: PC32 .data.Golden_Count -4
Golden_Form_Exit:
  003e  c3                      ret
