	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "negate.xs"
	neg rax
# 5 "negate.xs"
	neg eax
# 6 "negate.xs"
	neg al
# 7 "negate.xs"
	mov r9, r10
# 7 "negate.xs"
	neg r9
Golden_Form_Exit:
# 8 "negate.xs"
	ret
	.size Golden_Form, . - Golden_Form
