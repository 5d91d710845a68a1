	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "subtract.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "subtract.xs"
	sub eax, 1
# 7 "subtract.xs"
	sub rax, rbx
# 8 "subtract.xs"
	sub al, 255
# 9 "subtract.xs"
	sub ah, bl
# 10 "subtract.xs"
	sub r9w, 65535
# 11 "subtract.xs"
	sub eax, -1
# 12 "subtract.xs"
	sub rax, -1
# 13 "subtract.xs"
	sub rax, -2147483648
# 14 "subtract.xs"
	sub rax, 7
# 15 "subtract.xs"
	sub eax, dword ptr [rsi + 4]
# 16 "subtract.xs"
	sub dword ptr [rsi + 4], eax
# 17 "subtract.xs"
	sub byte ptr [rsi + 4], 5
# 18 "subtract.xs"
	sub qword ptr [rbx + rcx*8], -5
# 19 "subtract.xs"
	sub dword ptr [rip + Golden_Count], 5
# 20 "subtract.xs"
	sub dword ptr [rip + Golden_Count], r10d
# 21 "subtract.xs"
	sub r11d, dword ptr [rip + Golden_Count]
# 22 "subtract.xs"
	sub eax, esi
Golden_Form_Exit:
# 23 "subtract.xs"
	ret
	.size Golden_Form, . - Golden_Form
