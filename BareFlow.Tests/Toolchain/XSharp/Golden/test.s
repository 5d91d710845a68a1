	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "test.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "test.xs"
	test eax, 1
# 6 "test.xs"
	test rax, rbx
# 7 "test.xs"
	test al, 128
# 8 "test.xs"
	test dword ptr [rsi + 4], eax
# 9 "test.xs"
	test dword ptr [rsi + 4], eax
# 10 "test.xs"
	test byte ptr [rsi + 4], 1
# 11 "test.xs"
	test dword ptr [rip + Golden_Count], 5
# 12 "test.xs"
	test dword ptr [rip + Golden_Count], r9d
Golden_Form_Exit:
# 13 "test.xs"
	ret
	.size Golden_Form, . - Golden_Form
