	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "address.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "address.xs"
	lea rsi, [rip + Golden_Count]
# 6 "address.xs"
	lea r8, [rip + Golden_Count + 4]
# 7 "address.xs"
	lea rax, [rip + Golden_Form]
# 8 "address.xs"
	lea rax, [rip + Golden_Form]
# 9 "address.xs"
	lea rax, [rip + Golden_Form]
# 10 "address.xs"
	lea rax, [rip + Golden_Form_Here]
# 11 "address.xs"
	lea rax, [rdi + 8]
# 12 "address.xs"
	lea rax, [rbx + rcx*8 + 16]
# 13 "address.xs"
	lea rax, [rcx*8]
Golden_Form_Here:
Golden_Form_Exit:
# 15 "address.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 19 "address.xs"
	mov esi, offset Golden_Count
# 20 "address.xs"
	mov esi, offset Golden_Count + 4
# 21 "address.xs"
	mov eax, offset Golden_Narrow
# 22 "address.xs"
	lea eax, [esi + 8]
# 23 "address.xs"
	lea eax, [Golden_Count + ecx*4]
Golden_Narrow_Exit:
# 24 "address.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
