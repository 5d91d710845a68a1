	.intel_syntax noprefix
	.section .text.Golden_Nothing,"ax",@progbits
	.p2align 4
	.globl Golden_Nothing
	.type Golden_Nothing, @function
Golden_Nothing:
Golden_Nothing_Exit:
# 3 "plug-function.xs"
	ret
	.size Golden_Nothing, . - Golden_Nothing
	.section .text.Golden_Out,"ax",@progbits
	.p2align 4
	.globl Golden_Out
	.type Golden_Out, @function
Golden_Out:
# 6 "plug-function.xs"
	mov edx, edi
# 7 "plug-function.xs"
	mov eax, esi
# 8 "plug-function.xs"
	out dx, eax
Golden_Out_Exit:
# 9 "plug-function.xs"
	ret
	.size Golden_Out, . - Golden_Out
	.section .text.Golden_All,"ax",@progbits
	.p2align 4
	.globl Golden_All
	.type Golden_All, @function
Golden_All:
# 12 "plug-function.xs"
	mov rax, rdi
# 13 "plug-function.xs"
	mov ax, si
# 14 "plug-function.xs"
	mov eax, edx
# 15 "plug-function.xs"
	mov al, cl
# 16 "plug-function.xs"
	mov rax, r8
# 17 "plug-function.xs"
	mov al, r9b
# 18 "plug-function.xs"
	mov rax, qword ptr [rdi]
# 19 "plug-function.xs"
	mov rax, qword ptr [r8 + rdi*8 + 16]
# 20 "plug-function.xs"
	mov eax, dword ptr [rdi + r8]
# 21 "plug-function.xs"
	add rdi, r8
# 22 "plug-function.xs"
	push rdi
Golden_All_Exit:
# 23 "plug-function.xs"
	ret
	.size Golden_All, . - Golden_All
