	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "and.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "and.xs"
	and eax, 1
# 7 "and.xs"
	and rax, rbx
# 8 "and.xs"
	and al, 255
# 9 "and.xs"
	and ah, bl
# 10 "and.xs"
	and r9w, 65535
# 11 "and.xs"
	and eax, -1
# 12 "and.xs"
	and rax, -1
# 13 "and.xs"
	and rax, -2147483648
# 14 "and.xs"
	and rax, 7
# 15 "and.xs"
	and eax, dword ptr [rsi + 4]
# 16 "and.xs"
	and dword ptr [rsi + 4], eax
# 17 "and.xs"
	and byte ptr [rsi + 4], 5
# 18 "and.xs"
	and qword ptr [rbx + rcx*8], -5
# 19 "and.xs"
	and dword ptr [rip + Golden_Count], 5
# 20 "and.xs"
	and dword ptr [rip + Golden_Count], r10d
# 21 "and.xs"
	and r11d, dword ptr [rip + Golden_Count]
Golden_Form_Exit:
# 22 "and.xs"
	ret
	.size Golden_Form, . - Golden_Form
