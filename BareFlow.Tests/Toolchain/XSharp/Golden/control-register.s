	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "control-register.xs"
	mov cr3, rax
# 5 "control-register.xs"
	mov cr0, rbx
# 6 "control-register.xs"
	mov cr2, r9
# 7 "control-register.xs"
	mov cr4, rax
# 8 "control-register.xs"
	mov cr8, r15
# 9 "control-register.xs"
	mov rax, cr0
# 10 "control-register.xs"
	mov rbx, cr2
# 11 "control-register.xs"
	mov rax, cr3
# 12 "control-register.xs"
	mov r9, cr4
# 13 "control-register.xs"
	mov rax, cr8
# 14 "control-register.xs"
	mov dr0, rax
# 15 "control-register.xs"
	mov dr7, r10
# 16 "control-register.xs"
	mov rax, dr6
Golden_Form_Exit:
# 17 "control-register.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 21 "control-register.xs"
	mov cr0, eax
# 22 "control-register.xs"
	mov eax, cr4
# 23 "control-register.xs"
	mov dr3, ecx
Golden_Narrow_Exit:
# 24 "control-register.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
