	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "selector-register.xs"
	ltr ax
# 5 "selector-register.xs"
	lldt r9w
# 6 "selector-register.xs"
	str bx
# 7 "selector-register.xs"
	sldt ax
Golden_Form_Exit:
# 8 "selector-register.xs"
	ret
	.size Golden_Form, . - Golden_Form
