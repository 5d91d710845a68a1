	.intel_syntax noprefix
	.section .text.Golden_Tick,"ax",@progbits
	.p2align 4
	.type Golden_Tick, @function
Golden_Tick:
# 2 "interrupt.xs"
	push rax
# 2 "interrupt.xs"
	push rcx
# 2 "interrupt.xs"
	push rdx
# 2 "interrupt.xs"
	push rbx
# 2 "interrupt.xs"
	push rbp
# 2 "interrupt.xs"
	push rsi
# 2 "interrupt.xs"
	push rdi
# 2 "interrupt.xs"
	push r8
# 2 "interrupt.xs"
	push r9
# 2 "interrupt.xs"
	push r10
# 2 "interrupt.xs"
	push r11
# 2 "interrupt.xs"
	push r12
# 2 "interrupt.xs"
	push r13
# 2 "interrupt.xs"
	push r14
# 2 "interrupt.xs"
	push r15
# 2 "interrupt.xs"
	cld
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
Golden_Tick_Exit:
# 7 "interrupt.xs"
	pop r15
# 7 "interrupt.xs"
	pop r14
# 7 "interrupt.xs"
	pop r13
# 7 "interrupt.xs"
	pop r12
# 7 "interrupt.xs"
	pop r11
# 7 "interrupt.xs"
	pop r10
# 7 "interrupt.xs"
	pop r9
# 7 "interrupt.xs"
	pop r8
# 7 "interrupt.xs"
	pop rdi
# 7 "interrupt.xs"
	pop rsi
# 7 "interrupt.xs"
	pop rbp
# 7 "interrupt.xs"
	pop rbx
# 7 "interrupt.xs"
	pop rdx
# 7 "interrupt.xs"
	pop rcx
# 7 "interrupt.xs"
	pop rax
# 7 "interrupt.xs"
	iretq
	.size Golden_Tick, . - Golden_Tick
	.code32
	.section .text.Golden_Tock,"ax",@progbits
	.p2align 4
	.type Golden_Tock, @function
Golden_Tock:
# 10 "interrupt.xs"
	pushad
# 10 "interrupt.xs"
	cld
Golden_Tock_Exit:
# 11 "interrupt.xs"
	popad
# 11 "interrupt.xs"
	iretd
	.size Golden_Tock, . - Golden_Tock
