	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "push-all.xs"
	push rax
# 4 "push-all.xs"
	push rcx
# 4 "push-all.xs"
	push rdx
# 4 "push-all.xs"
	push rbx
# 4 "push-all.xs"
	push rbp
# 4 "push-all.xs"
	push rsi
# 4 "push-all.xs"
	push rdi
# 4 "push-all.xs"
	push r8
# 4 "push-all.xs"
	push r9
# 4 "push-all.xs"
	push r10
# 4 "push-all.xs"
	push r11
# 4 "push-all.xs"
	push r12
# 4 "push-all.xs"
	push r13
# 4 "push-all.xs"
	push r14
# 4 "push-all.xs"
	push r15
Golden_Form_Exit:
# 5 "push-all.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 9 "push-all.xs"
	pushad
Golden_Narrow_Exit:
# 10 "push-all.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
