	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "exchange.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "exchange.xs"
	xchg rax, rbx
# 6 "exchange.xs"
	xchg eax, ecx
# 7 "exchange.xs"
	xchg al, ah
# 8 "exchange.xs"
	xchg r9w, ax
# 9 "exchange.xs"
	xchg rax, qword ptr [rsi]
# 10 "exchange.xs"
	xchg qword ptr [rsi], r10
# 11 "exchange.xs"
	xchg dword ptr [rip + Golden_Count], eax
Golden_Form_Exit:
# 12 "exchange.xs"
	ret
	.size Golden_Form, . - Golden_Form
