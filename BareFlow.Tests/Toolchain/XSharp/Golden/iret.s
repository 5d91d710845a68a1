	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "iret.xs"
	iretq
Golden_Form_Exit:
# 5 "iret.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 9 "iret.xs"
	iretd
Golden_Narrow_Exit:
# 10 "iret.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
