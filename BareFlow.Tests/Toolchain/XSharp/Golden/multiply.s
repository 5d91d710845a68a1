	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "multiply.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "multiply.xs"
	imul eax, eax, 2
# 7 "multiply.xs"
	imul eax, ebx
# 8 "multiply.xs"
	imul rax, rax, 1000
# 9 "multiply.xs"
	imul rax, rax, -5
# 10 "multiply.xs"
	imul r9, r10
# 11 "multiply.xs"
	imul ax, ax, 3
# 12 "multiply.xs"
	imul eax, dword ptr [rsi + 4]
# 13 "multiply.xs"
	imul eax, dword ptr [rip + Golden_Count]
# 14 "multiply.xs"
	imul eax, eax, 7
Golden_Form_Exit:
# 15 "multiply.xs"
	ret
	.size Golden_Form, . - Golden_Form
