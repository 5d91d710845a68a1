	.intel_syntax noprefix
	.section .text.Golden_Init,"ax",@progbits
	.p2align 4
	.type Golden_Init, @function
Golden_Init:
# 3 "function.xs"
	mov eax, 1
Golden_Init_Exit:
# 4 "function.xs"
	ret
	.size Golden_Init, . - Golden_Init
	.section .text.Golden_Empty,"ax",@progbits
	.p2align 4
	.type Golden_Empty, @function
Golden_Empty:
Golden_Empty_Exit:
# 7 "function.xs"
	ret
	.size Golden_Empty, . - Golden_Empty
	.section .text.Golden_OwnExit,"ax",@progbits
	.p2align 4
	.type Golden_OwnExit, @function
Golden_OwnExit:
# 10 "function.xs"
	cmp eax, 0
# 10 "function.xs"
	je Golden_OwnExit_Exit
# 11 "function.xs"
	mov eax, 1
Golden_OwnExit_Exit:
# 13 "function.xs"
	mov eax, 2
# 14 "function.xs"
	ret
	.size Golden_OwnExit, . - Golden_OwnExit
	.section .text.Golden_mod,"ax",@progbits
	.p2align 4
	.type Golden_mod, @function
Golden_mod:
# 17 "function.xs"
	call Golden_ptr
Golden_mod_Exit:
# 18 "function.xs"
	ret
	.size Golden_mod, . - Golden_mod
	.section .text.Golden_ptr,"ax",@progbits
	.p2align 4
	.type Golden_ptr, @function
Golden_ptr:
# 21 "function.xs"
	lea rax, [rip + Golden_mod]
Golden_ptr_Exit:
# 22 "function.xs"
	ret
	.size Golden_ptr, . - Golden_ptr
