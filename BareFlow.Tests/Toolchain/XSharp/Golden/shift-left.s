	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "shift-left.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "shift-left.xs"
	shl eax, 4
# 7 "shift-left.xs"
	shl eax, 0
# 8 "shift-left.xs"
	shl rax, 63
# 9 "shift-left.xs"
	shl eax, 31
# 10 "shift-left.xs"
	shl al, 7
# 11 "shift-left.xs"
	shl eax, cl
# 12 "shift-left.xs"
	shl r9, cl
# 13 "shift-left.xs"
	shl word ptr [rsi], 1
# 14 "shift-left.xs"
	shl byte ptr [rsi], 3
# 15 "shift-left.xs"
	shl qword ptr [rsi + 8], cl
# 16 "shift-left.xs"
	shl dword ptr [rip + Golden_Count], 5
Golden_Form_Exit:
# 17 "shift-left.xs"
	ret
	.size Golden_Form, . - Golden_Form
