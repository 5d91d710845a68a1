	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "rotate-right.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "rotate-right.xs"
	ror ebx, 8
# 7 "rotate-right.xs"
	ror eax, 0
# 8 "rotate-right.xs"
	ror rax, 63
# 9 "rotate-right.xs"
	ror eax, 31
# 10 "rotate-right.xs"
	ror al, 7
# 11 "rotate-right.xs"
	ror eax, cl
# 12 "rotate-right.xs"
	ror r9, cl
# 13 "rotate-right.xs"
	ror word ptr [rsi], 1
# 14 "rotate-right.xs"
	ror byte ptr [rsi], 3
# 15 "rotate-right.xs"
	ror qword ptr [rsi + 8], cl
# 16 "rotate-right.xs"
	ror dword ptr [rip + Golden_Count], 5
Golden_Form_Exit:
# 17 "rotate-right.xs"
	ret
	.size Golden_Form, . - Golden_Form
