	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "return.xs"
	cmp eax, 0
# 4 "return.xs"
	je Golden_Form_Exit
# 5 "return.xs"
	jmp Golden_Form_Exit
# 6 "return.xs"
	mov eax, 1
Golden_Form_Exit:
# 7 "return.xs"
	ret
	.size Golden_Form, . - Golden_Form
