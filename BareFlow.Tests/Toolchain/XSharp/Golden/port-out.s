	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "port-out.xs"
	out dx, al
# 6 "port-out.xs"
	out dx, ax
# 7 "port-out.xs"
	out dx, eax
# 8 "port-out.xs"
	out 32, al
# 9 "port-out.xs"
	out 100, ax
Golden_Form_Exit:
# 10 "port-out.xs"
	ret
	.size Golden_Form, . - Golden_Form
