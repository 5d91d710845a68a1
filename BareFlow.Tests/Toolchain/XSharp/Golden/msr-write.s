	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "msr-write.xs"
	wrmsr
Golden_Form_Exit:
# 5 "msr-write.xs"
	ret
	.size Golden_Form, . - Golden_Form
