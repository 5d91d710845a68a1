	.intel_syntax noprefix
	.section .text.Golden_Tick,"ax",@progbits
	.p2align 4
	.type Golden_Tick, @function
Golden_Tick:
# 3 "interrupt.xs"
	mov al, 32
# 4 "interrupt.xs"
	out 32, al
# 5 "interrupt.xs"
	cmp al, 0
# 5 "interrupt.xs"
	je Golden_Tick_Exit
# 6 "interrupt.xs"
	inc al
# 7 "interrupt.xs"
	iretq
Golden_Tick_Exit:
# 8 "interrupt.xs"
	iretq
	.size Golden_Tick, . - Golden_Tick
	.code32
	.section .text.Golden_Tock,"ax",@progbits
	.p2align 4
	.type Golden_Tock, @function
Golden_Tock:
Golden_Tock_Exit:
# 12 "interrupt.xs"
	iretd
	.size Golden_Tock, . - Golden_Tock
