	.intel_syntax noprefix
	.section .bss.Golden_Trace,"aw",@nobits
	.type Golden_Trace, @object
Golden_Trace:
# 8 "when.xs"
	.zero 1
	.size Golden_Trace, . - Golden_Trace
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 15 "when.xs"
	hlt
# 18 "when.xs"
	mov al, 1
# 22 "when.xs"
	mov al, 3
Golden_Form_Exit:
# 27 "when.xs"
	ret
	.size Golden_Form, . - Golden_Form
