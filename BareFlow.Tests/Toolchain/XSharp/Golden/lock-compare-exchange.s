	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "lock-compare-exchange.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "lock-compare-exchange.xs"
	lock cmpxchg dword ptr [rip + Golden_Count], ecx
# 6 "lock-compare-exchange.xs"
	lock cmpxchg qword ptr [rsi], r9
# 7 "lock-compare-exchange.xs"
	lock cmpxchg byte ptr [rsi], bl
# 8 "lock-compare-exchange.xs"
	lock cmpxchg word ptr [rsi], cx
Golden_Form_Exit:
# 9 "lock-compare-exchange.xs"
	ret
	.size Golden_Form, . - Golden_Form
