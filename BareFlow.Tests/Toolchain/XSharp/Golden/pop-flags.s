	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "pop-flags.xs"
	popfq
Golden_Form_Exit:
# 5 "pop-flags.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 9 "pop-flags.xs"
	popfd
Golden_Narrow_Exit:
# 10 "pop-flags.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
