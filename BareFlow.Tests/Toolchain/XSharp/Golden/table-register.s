	.intel_syntax noprefix
	.section .data.Golden_Pointer,"aw",@progbits
	.p2align 1
	.type Golden_Pointer, @object
Golden_Pointer:
# 2 "table-register.xs"
	.short 23
# 2 "table-register.xs"
	.quad 0
	.size Golden_Pointer, . - Golden_Pointer
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "table-register.xs"
	lgdt [rip + Golden_Pointer]
# 6 "table-register.xs"
	lidt [rip + Golden_Pointer]
# 7 "table-register.xs"
	lgdt [rdi]
# 8 "table-register.xs"
	lidt [rbx + 8]
# 9 "table-register.xs"
	sgdt [rdi]
# 10 "table-register.xs"
	sidt [rip + Golden_Pointer]
Golden_Form_Exit:
# 11 "table-register.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 15 "table-register.xs"
	lgdt [Golden_Pointer]
# 16 "table-register.xs"
	lidt [esi + 4]
# 17 "table-register.xs"
	sidt [esi]
Golden_Narrow_Exit:
# 18 "table-register.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
