	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "ret.xs"
	ret
# 5 "ret.xs"
	mov eax, 1
Golden_Form_Exit:
# 6 "ret.xs"
	ret
	.size Golden_Form, . - Golden_Form
