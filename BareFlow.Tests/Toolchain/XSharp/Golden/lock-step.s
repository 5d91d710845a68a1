	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "lock-step.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "lock-step.xs"
	lock inc dword ptr [rip + Golden_Count]
# 6 "lock-step.xs"
	lock dec dword ptr [rip + Golden_Count]
# 7 "lock-step.xs"
	lock inc qword ptr [rsi]
# 8 "lock-step.xs"
	lock dec byte ptr [rsi + 8]
Golden_Form_Exit:
# 9 "lock-step.xs"
	ret
	.size Golden_Form, . - Golden_Form
