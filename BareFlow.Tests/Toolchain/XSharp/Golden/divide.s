	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "divide.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "divide.xs"
	div rcx
# 6 "divide.xs"
	div ecx
# 7 "divide.xs"
	div r9w
# 8 "divide.xs"
	div cl
# 9 "divide.xs"
	div qword ptr [rsi + 8]
# 10 "divide.xs"
	div dword ptr [rip + Golden_Count]
Golden_Form_Exit:
# 11 "divide.xs"
	ret
	.size Golden_Form, . - Golden_Form
