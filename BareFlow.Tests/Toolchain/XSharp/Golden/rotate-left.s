	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "rotate-left.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "rotate-left.xs"
	rol ebx, 8
# 7 "rotate-left.xs"
	rol eax, 0
# 8 "rotate-left.xs"
	rol rax, 63
# 9 "rotate-left.xs"
	rol eax, 31
# 10 "rotate-left.xs"
	rol al, 7
# 11 "rotate-left.xs"
	rol eax, cl
# 12 "rotate-left.xs"
	rol r9, cl
# 13 "rotate-left.xs"
	rol word ptr [rsi], 1
# 14 "rotate-left.xs"
	rol byte ptr [rsi], 3
# 15 "rotate-left.xs"
	rol qword ptr [rsi + 8], cl
# 16 "rotate-left.xs"
	rol dword ptr [rip + Golden_Count], 5
Golden_Form_Exit:
# 17 "rotate-left.xs"
	ret
	.size Golden_Form, . - Golden_Form
