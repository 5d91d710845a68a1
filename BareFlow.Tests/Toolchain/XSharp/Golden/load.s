	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "load.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "load.xs"
	mov al, byte ptr [rsi]
# 7 "load.xs"
	mov al, byte ptr [esi]
# 8 "load.xs"
	mov ax, word ptr [rsi + 2]
# 9 "load.xs"
	mov eax, dword ptr [rsi - 4]
# 10 "load.xs"
	mov rax, qword ptr [rsi + 8]
# 11 "load.xs"
	mov r9, qword ptr [r13]
# 12 "load.xs"
	mov rax, qword ptr [rbx + 4]
# 13 "load.xs"
	mov eax, dword ptr [ebx + 4]
# 14 "load.xs"
	mov rax, qword ptr [rbx + rcx*8 + 16]
# 15 "load.xs"
	mov rax, qword ptr [rdi + rcx]
# 16 "load.xs"
	mov rax, qword ptr [rdi + rcx*4 - 8]
# 17 "load.xs"
	mov rax, qword ptr [rcx*8]
# 18 "load.xs"
	mov rax, qword ptr [rsp + rax]
# 19 "load.xs"
	mov rax, qword ptr [4096]
# 20 "load.xs"
	mov rax, qword ptr [rdi + 24]
# 21 "load.xs"
	mov rax, qword ptr [rdi + 28]
# 22 "load.xs"
	mov eax, dword ptr [rip + Golden_Count]
# 23 "load.xs"
	mov al, byte ptr [rip + Golden_Count]
# 24 "load.xs"
	mov eax, dword ptr [rip + Golden_Count + 4]
# 25 "load.xs"
	mov rcx, qword ptr [rsp + 16]
# 26 "load.xs"
	mov rbp, qword ptr [rbp]
# 27 "load.xs"
	mov dil, byte ptr [r12 + rbx*2]
Golden_Form_Exit:
# 28 "load.xs"
	ret
	.size Golden_Form, . - Golden_Form
