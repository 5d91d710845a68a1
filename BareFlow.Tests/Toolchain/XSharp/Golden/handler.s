	.intel_syntax noprefix
	.section .text.Golden_Tick,"ax",@progbits
	.p2align 4
	.type Golden_Tick, @function
Golden_Tick:
# 2 "handler.xs"
	push rax
# 2 "handler.xs"
	push rcx
# 2 "handler.xs"
	push rdx
# 2 "handler.xs"
	push rbx
# 2 "handler.xs"
	push rbp
# 2 "handler.xs"
	push rsi
# 2 "handler.xs"
	push rdi
# 2 "handler.xs"
	push r8
# 2 "handler.xs"
	push r9
# 2 "handler.xs"
	push r10
# 2 "handler.xs"
	push r11
# 2 "handler.xs"
	push r12
# 2 "handler.xs"
	push r13
# 2 "handler.xs"
	push r14
# 2 "handler.xs"
	push r15
# 2 "handler.xs"
	cld
# 3 "handler.xs"
	mov al, 32
# 4 "handler.xs"
	out 32, al
# 5 "handler.xs"
	cmp al, 0
# 5 "handler.xs"
	je Golden_Tick_Exit
# 6 "handler.xs"
	inc al
Golden_Tick_Exit:
# 7 "handler.xs"
	pop r15
# 7 "handler.xs"
	pop r14
# 7 "handler.xs"
	pop r13
# 7 "handler.xs"
	pop r12
# 7 "handler.xs"
	pop r11
# 7 "handler.xs"
	pop r10
# 7 "handler.xs"
	pop r9
# 7 "handler.xs"
	pop r8
# 7 "handler.xs"
	pop rdi
# 7 "handler.xs"
	pop rsi
# 7 "handler.xs"
	pop rbp
# 7 "handler.xs"
	pop rbx
# 7 "handler.xs"
	pop rdx
# 7 "handler.xs"
	pop rcx
# 7 "handler.xs"
	pop rax
# 7 "handler.xs"
	iretq
	.size Golden_Tick, . - Golden_Tick
	.code32
	.section .text.Golden_Tock,"ax",@progbits
	.p2align 4
	.type Golden_Tock, @function
Golden_Tock:
# 10 "handler.xs"
	pushad
# 10 "handler.xs"
	cld
Golden_Tock_Exit:
# 11 "handler.xs"
	popad
# 11 "handler.xs"
	iretd
	.size Golden_Tock, . - Golden_Tock
