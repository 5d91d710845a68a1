section .tbss.Golden_Cpu wT nobits size 8 align 8
Golden_Cpu:
section .tdata.Golden_Depth wT size 4 align 4
Golden_Depth:
  0000  05000000
section .tbss.Golden_Slots wT nobits size 32 align 8
Golden_Slots:
section .text.Golden_Form x size 94 align 16
Golden_Form:
  0000  64488b042500000000      mov rax, fs:[0]
        0005: TPOFF32 Golden_Cpu +0
  0009  644889042500000000      mov fs:[0], rax
        000e: TPOFF32 Golden_Cpu +0
  0012  648304250000000001      add dword ptr fs:[0], 1
        0016: TPOFF32 Golden_Depth +0
  001b  64c704250000000005000000  mov dword ptr fs:[0], 5
        001f: TPOFF32 Golden_Cpu +0
  0027  64488b0c2500000000      mov rcx, fs:[0]
        002c: TPOFF32 Golden_Slots +8
  0030  64488b042500000000      mov rax, fs:[0]
  0039  48030500000000          add rax, [rip]
        003c: GOTTPOFF Golden_Cpu -4
  0040  644c8b042500000000      mov r8, fs:[0]
  0049  4c030500000000          add r8, [rip]
        004c: GOTTPOFF Golden_Slots -4
  0050  4d8d4010                lea r8, [r8+10h]
  0054  64f0ff042500000000      lock inc dword ptr fs:[0]
        0059: TPOFF32 Golden_Depth +0
Golden_Form_Exit:
  005d  c3                      ret
