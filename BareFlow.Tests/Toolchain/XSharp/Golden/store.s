	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "store.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "store.xs"
	mov dword ptr [rsi + 4], eax
# 6 "store.xs"
	mov byte ptr [rsi], al
# 7 "store.xs"
	mov word ptr [rsi - 2], ax
# 8 "store.xs"
	mov qword ptr [rsi + 8], r9
# 9 "store.xs"
	mov qword ptr [rbx + rcx*8 + 16], rax
# 10 "store.xs"
	mov dword ptr [esi + 4], eax
# 11 "store.xs"
	mov dword ptr [rip + Golden_Count], eax
# 12 "store.xs"
	mov word ptr [rip + Golden_Count], ax
# 13 "store.xs"
	mov dword ptr [rip + Golden_Count + 4], r10d
# 14 "store.xs"
	mov byte ptr [rdi], ah
Golden_Form_Exit:
# 15 "store.xs"
	ret
	.size Golden_Form, . - Golden_Form
