	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "complement.xs"
	not rax
# 5 "complement.xs"
	not eax
# 6 "complement.xs"
	not ah
# 7 "complement.xs"
	mov r9w, r10w
# 7 "complement.xs"
	not r9w
Golden_Form_Exit:
# 8 "complement.xs"
	ret
	.size Golden_Form, . - Golden_Form
