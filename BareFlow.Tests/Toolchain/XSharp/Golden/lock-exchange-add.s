	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "lock-exchange-add.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "lock-exchange-add.xs"
	lock xadd dword ptr [rip + Golden_Count], eax
# 6 "lock-exchange-add.xs"
	lock xadd qword ptr [rsi], r9
# 7 "lock-exchange-add.xs"
	lock xadd byte ptr [rsi], bl
Golden_Form_Exit:
# 8 "lock-exchange-add.xs"
	ret
	.size Golden_Form, . - Golden_Form
