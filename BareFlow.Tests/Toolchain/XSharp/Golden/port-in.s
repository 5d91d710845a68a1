	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "port-in.xs"
	in al, dx
# 6 "port-in.xs"
	in ax, dx
# 7 "port-in.xs"
	in eax, dx
# 8 "port-in.xs"
	in al, 96
# 9 "port-in.xs"
	in eax, 255
Golden_Form_Exit:
# 10 "port-in.xs"
	ret
	.size Golden_Form, . - Golden_Form
