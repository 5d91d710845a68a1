	.intel_syntax noprefix
	.section .bss.Golden_Start,"aw",@nobits
	.type Golden_Start, @object
Golden_Start:
# 2 "if-address.xs"
	.zero 16
	.size Golden_Start, . - Golden_Start
	.section .bss.Golden_End,"aw",@nobits
	.p2align 2
	.type Golden_End, @object
Golden_End:
# 3 "if-address.xs"
	.zero 4
	.size Golden_End, . - Golden_End
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "if-address.xs"
	cmp rax, offset Golden_End
# 6 "if-address.xs"
	je Golden_Form_Exit
# 7 "if-address.xs"
	cmp rax, offset Golden_Start + 8
# 7 "if-address.xs"
	jae .L0
# 8 "if-address.xs"
	cmp rax, offset Golden_Form
.L0:
# 10 "if-address.xs"
	add rcx, offset Golden_Start
Golden_Form_Exit:
# 11 "if-address.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 15 "if-address.xs"
	cmp esi, offset Golden_End
# 15 "if-address.xs"
	jae Golden_Narrow_Exit
# 16 "if-address.xs"
	cmp eax, offset Golden_Start
Golden_Narrow_Exit:
# 17 "if-address.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
