	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "int.xs"
	int 60
# 6 "int.xs"
	int 61
# 7 "int.xs"
	int 255
Golden_Form_Exit:
# 8 "int.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 12 "int.xs"
	int 128
Golden_Narrow_Exit:
# 13 "int.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
