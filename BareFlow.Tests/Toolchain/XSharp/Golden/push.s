	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "push.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "push.xs"
	push rax
# 7 "push.xs"
	push r15
# 8 "push.xs"
	push ax
# 9 "push.xs"
	push 5
# 10 "push.xs"
	push -1
# 11 "push.xs"
	push 2147483647
# 12 "push.xs"
	push -1
# 13 "push.xs"
	push 1016
# 14 "push.xs"
	.att_syntax; pushw $1016; .intel_syntax noprefix
# 15 "push.xs"
	.att_syntax; pushw $5; .intel_syntax noprefix
# 16 "push.xs"
	.att_syntax; pushw $-1; .intel_syntax noprefix
# 17 "push.xs"
	push 5
# 18 "push.xs"
	push qword ptr [rsi + 8]
# 19 "push.xs"
	push qword ptr [rsi + 8]
# 20 "push.xs"
	push word ptr [rsi + 8]
# 21 "push.xs"
	push qword ptr [rip + Golden_Count]
Golden_Form_Exit:
# 22 "push.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 26 "push.xs"
	push eax
# 27 "push.xs"
	push ax
# 28 "push.xs"
	push 5
# 29 "push.xs"
	push 4294967295
# 30 "push.xs"
	.att_syntax; pushw $1016; .intel_syntax noprefix
# 31 "push.xs"
	push 1016
# 32 "push.xs"
	push dword ptr [Golden_Count]
# 33 "push.xs"
	push dword ptr [esi + 4]
# 34 "push.xs"
	.att_syntax; pushl $Golden_Count; .intel_syntax noprefix
# 35 "push.xs"
	.att_syntax; pushl $Golden_Count + 4; .intel_syntax noprefix
# 36 "push.xs"
	.att_syntax; pushl $Golden_Narrow; .intel_syntax noprefix
Golden_Narrow_Exit:
# 37 "push.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
