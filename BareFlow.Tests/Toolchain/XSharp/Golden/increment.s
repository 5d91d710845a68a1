	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "increment.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "increment.xs"
	inc esi
# 6 "increment.xs"
	inc rax
# 7 "increment.xs"
	inc r9b
# 8 "increment.xs"
	inc ah
# 9 "increment.xs"
	inc byte ptr [rsi]
# 10 "increment.xs"
	inc qword ptr [rbx + rcx*8]
# 11 "increment.xs"
	inc dword ptr [rip + Golden_Count]
# 12 "increment.xs"
	inc ax
Golden_Form_Exit:
# 13 "increment.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 17 "increment.xs"
	inc esi
# 18 "increment.xs"
	inc dword ptr [Golden_Count]
Golden_Narrow_Exit:
# 19 "increment.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
