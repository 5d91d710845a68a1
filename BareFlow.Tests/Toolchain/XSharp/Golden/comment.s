	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 8 "comment.xs"
	mov rax, rbx
Golden_Form_Exit:
# 9 "comment.xs"
	ret
	.size Golden_Form, . - Golden_Form
