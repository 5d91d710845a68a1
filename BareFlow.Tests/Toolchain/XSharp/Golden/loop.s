	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
.L0:
# 5 "loop.xs"
	inc eax
# 6 "loop.xs"
	cmp eax, 5
# 6 "loop.xs"
	je .L1
# 4 "loop.xs"
	jmp .L0
.L1:
.L2:
# 8 "loop.xs"
	jmp .L2
.L3:
Golden_Form_Exit:
# 10 "loop.xs"
	ret
	.size Golden_Form, . - Golden_Form
