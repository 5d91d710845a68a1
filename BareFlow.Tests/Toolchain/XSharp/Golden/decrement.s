	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "decrement.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "decrement.xs"
	dec esi
# 6 "decrement.xs"
	dec rax
# 7 "decrement.xs"
	dec r9b
# 8 "decrement.xs"
	dec ah
# 9 "decrement.xs"
	dec byte ptr [rsi]
# 10 "decrement.xs"
	dec qword ptr [rbx + rcx*8]
# 11 "decrement.xs"
	dec dword ptr [rip + Golden_Count]
# 12 "decrement.xs"
	dec ax
Golden_Form_Exit:
# 13 "decrement.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 17 "decrement.xs"
	dec esi
# 18 "decrement.xs"
	dec dword ptr [Golden_Count]
Golden_Narrow_Exit:
# 19 "decrement.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
