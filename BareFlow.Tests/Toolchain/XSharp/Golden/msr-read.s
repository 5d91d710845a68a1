	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "msr-read.xs"
	rdmsr
# 5 "msr-read.xs"
	rdmsr
Golden_Form_Exit:
# 6 "msr-read.xs"
	ret
	.size Golden_Form, . - Golden_Form
