	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "push-flags.xs"
	pushfq
Golden_Form_Exit:
# 5 "push-flags.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 9 "push-flags.xs"
	pushfd
Golden_Narrow_Exit:
# 10 "push-flags.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
