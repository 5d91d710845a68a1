	.intel_syntax noprefix
	.section .text.Golden_Init,"ax",@progbits
	.p2align 4
	.type Golden_Init, @function
Golden_Init:
Golden_Init_Exit:
# 3 "call.xs"
	ret
	.size Golden_Init, . - Golden_Init
	.section .bss.Golden_Vector,"aw",@nobits
	.p2align 3
	.type Golden_Vector, @object
Golden_Vector:
# 5 "call.xs"
	.zero 8
	.size Golden_Vector, . - Golden_Vector
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.globl Golden_Form
	.type Golden_Form, @function
Golden_Form:
# 8 "call.xs"
	call Golden_Init
# 9 "call.xs"
	call Golden_Init
# 10 "call.xs"
	call Golden_Init
# 11 "call.xs"
	call Golden_Init
# 12 "call.xs"
	call Golden_Init
# 13 "call.xs"
	call rax
# 14 "call.xs"
	call rdi
# 15 "call.xs"
	call qword ptr [rip + Golden_Vector]
# 16 "call.xs"
	call qword ptr [rax + 8]
Golden_Form_Exit:
# 17 "call.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 21 "call.xs"
	call Golden_Narrow
# 22 "call.xs"
	call eax
Golden_Narrow_Exit:
# 23 "call.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
