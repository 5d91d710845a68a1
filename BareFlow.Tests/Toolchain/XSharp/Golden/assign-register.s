	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "assign-register.xs"
	mov rax, rbx
# 5 "assign-register.xs"
	mov r8, r15
# 6 "assign-register.xs"
	mov eax, r9d
# 7 "assign-register.xs"
	mov ax, r10w
# 8 "assign-register.xs"
	mov al, r11b
# 9 "assign-register.xs"
	mov ah, bl
# 10 "assign-register.xs"
	mov spl, dil
# 11 "assign-register.xs"
	mov ch, dh
# 12 "assign-register.xs"
	mov rsp, rbp
Golden_Form_Exit:
# 13 "assign-register.xs"
	ret
	.size Golden_Form, . - Golden_Form
