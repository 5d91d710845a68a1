	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "shift-right.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "shift-right.xs"
	shr eax, 4
# 7 "shift-right.xs"
	shr eax, 0
# 8 "shift-right.xs"
	shr rax, 63
# 9 "shift-right.xs"
	shr eax, 31
# 10 "shift-right.xs"
	shr al, 7
# 11 "shift-right.xs"
	shr eax, cl
# 12 "shift-right.xs"
	shr r9, cl
# 13 "shift-right.xs"
	shr word ptr [rsi], 1
# 14 "shift-right.xs"
	shr byte ptr [rsi], 3
# 15 "shift-right.xs"
	shr qword ptr [rsi + 8], cl
# 16 "shift-right.xs"
	shr dword ptr [rip + Golden_Count], 5
Golden_Form_Exit:
# 17 "shift-right.xs"
	ret
	.size Golden_Form, . - Golden_Form
