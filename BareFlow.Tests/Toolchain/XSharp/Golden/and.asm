section .data.Golden_Count w size 4 align 4
Golden_Count:
  0000  05000000
section .text.Golden_Form x size 69 align 16
Golden_Form:
  0000  83e001                  and eax, 1
  0003  4821d8                  and rax, rbx
  0006  24ff                    and al, 0FFh
  0008  20dc                    and ah, bl
  000a  664183e1ff              and r9w, 0FFFFh
  000f  83e0ff                  and eax, 0FFFFFFFFh
  0012  4883e0ff                and rax, 0FFFFFFFFFFFFFFFFh
  0016  482500000080            and rax, 0FFFFFFFF80000000h
  001c  4883e007                and rax, 7
  0020  234604                  and eax, [rsi+4]
  0023  214604                  and [rsi+4], eax
  0026  80660405                and byte ptr [rsi+4], 5
  002a  488324cbfb              and qword ptr [rbx+rcx*8], 0FFFFFFFFFFFFFFFBh
  002f  83250000000005          and dword ptr [rip], 5
        0031: PC32 .data.Golden_Count -5
  0036  44211500000000          and [rip], r10d
        0039: PC32 .data.Golden_Count -4
  003d  44231d00000000          and r11d, [rip]
        0040: PC32 .data.Golden_Count -4
Golden_Form_Exit:
  0044  c3                      ret
