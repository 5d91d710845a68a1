	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "compare.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "compare.xs"
	cmp eax, 1
# 7 "compare.xs"
	cmp rax, rbx
# 8 "compare.xs"
	cmp al, 255
# 9 "compare.xs"
	cmp ah, bl
# 10 "compare.xs"
	cmp r9w, 65535
# 11 "compare.xs"
	cmp eax, -1
# 12 "compare.xs"
	cmp rax, -1
# 13 "compare.xs"
	cmp rax, -2147483648
# 14 "compare.xs"
	cmp rax, 7
# 15 "compare.xs"
	cmp eax, dword ptr [rsi + 4]
# 16 "compare.xs"
	cmp dword ptr [rsi + 4], eax
# 17 "compare.xs"
	cmp byte ptr [rsi + 4], 5
# 18 "compare.xs"
	cmp qword ptr [rbx + rcx*8], -5
# 19 "compare.xs"
	cmp dword ptr [rip + Golden_Count], 5
# 20 "compare.xs"
	cmp dword ptr [rip + Golden_Count], r10d
# 21 "compare.xs"
	cmp r11d, dword ptr [rip + Golden_Count]
# 22 "compare.xs"
	cmp eax, 5
Golden_Form_Exit:
# 23 "compare.xs"
	ret
	.size Golden_Form, . - Golden_Form
