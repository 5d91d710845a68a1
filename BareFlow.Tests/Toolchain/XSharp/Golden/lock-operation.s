	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "lock-operation.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "lock-operation.xs"
	lock add dword ptr [rip + Golden_Count], eax
# 6 "lock-operation.xs"
	lock sub dword ptr [rip + Golden_Count], 5
# 7 "lock-operation.xs"
	lock and byte ptr [rsi], 127
# 8 "lock-operation.xs"
	lock or qword ptr [rbx + rcx*8], r9
# 9 "lock-operation.xs"
	lock xor word ptr [rsi], ax
Golden_Form_Exit:
# 10 "lock-operation.xs"
	ret
	.size Golden_Form, . - Golden_Form
