	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "pop.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "pop.xs"
	pop rax
# 6 "pop.xs"
	pop r15
# 7 "pop.xs"
	pop ax
# 8 "pop.xs"
	pop qword ptr [rsi + 8]
# 9 "pop.xs"
	pop qword ptr [rsi + 8]
# 10 "pop.xs"
	pop qword ptr [rip + Golden_Count]
# 11 "pop.xs"
	pop word ptr [rbx + 2]
Golden_Form_Exit:
# 12 "pop.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 16 "pop.xs"
	pop eax
# 17 "pop.xs"
	pop dword ptr [Golden_Count]
Golden_Narrow_Exit:
# 18 "pop.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
