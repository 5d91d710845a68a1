	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "widen.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "widen.xs"
	movzx eax, byte ptr [rsi]
# 6 "widen.xs"
	movzx rax, byte ptr [rsi]
# 7 "widen.xs"
	movzx ax, byte ptr [rsi]
# 8 "widen.xs"
	movzx eax, word ptr [rsi]
# 9 "widen.xs"
	mov eax, dword ptr [rsi]
# 10 "widen.xs"
	movzx eax, dl
# 11 "widen.xs"
	movzx eax, ah
# 12 "widen.xs"
	movzx rax, ax
# 13 "widen.xs"
	mov eax, edx
# 14 "widen.xs"
	mov r9d, r10d
# 15 "widen.xs"
	movsxd rax, edx
# 16 "widen.xs"
	movsxd rax, dword ptr [rsi]
# 17 "widen.xs"
	movsx eax, byte ptr [rsi]
# 18 "widen.xs"
	movsx eax, r9b
# 19 "widen.xs"
	movsx rax, word ptr [rbx + rcx*2]
# 20 "widen.xs"
	movsxd rax, dword ptr [rip + Golden_Count]
# 21 "widen.xs"
	mov eax, dword ptr [rip + Golden_Count]
Golden_Form_Exit:
# 22 "widen.xs"
	ret
	.size Golden_Form, . - Golden_Form
