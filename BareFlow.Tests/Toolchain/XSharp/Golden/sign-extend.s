	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 3 "sign-extend.xs"
	cqo
# 4 "sign-extend.xs"
	cdq
# 5 "sign-extend.xs"
	cwd
Golden_Form_Exit:
# 6 "sign-extend.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 10 "sign-extend.xs"
	cdq
Golden_Narrow_Exit:
# 11 "sign-extend.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
