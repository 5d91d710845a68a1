	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 5 "assign-constant.xs"
	mov eax, 1016
# 6 "assign-constant.xs"
	mov al, 255
# 7 "assign-constant.xs"
	mov al, -128
# 8 "assign-constant.xs"
	mov ah, 18
# 9 "assign-constant.xs"
	mov sil, 1
# 10 "assign-constant.xs"
	mov ax, 65535
# 11 "assign-constant.xs"
	mov eax, 4294967295
# 12 "assign-constant.xs"
	mov eax, -1
# 13 "assign-constant.xs"
	mov r15d, 7
# 14 "assign-constant.xs"
	mov eax, 0
# 15 "assign-constant.xs"
	mov eax, 5
# 16 "assign-constant.xs"
	mov eax, 4294967295
# 17 "assign-constant.xs"
	movabs rax, 4294967296
# 18 "assign-constant.xs"
	mov rax, -1
# 19 "assign-constant.xs"
	mov rax, -2147483648
# 20 "assign-constant.xs"
	movabs rax, -2147483649
# 21 "assign-constant.xs"
	mov rax, -1
# 22 "assign-constant.xs"
	mov rax, -2147483648
# 23 "assign-constant.xs"
	movabs r12, 1311768467463790320
# 24 "assign-constant.xs"
	mov r8b, 1
# 25 "assign-constant.xs"
	mov eax, 1
Golden_Form_Exit:
# 26 "assign-constant.xs"
	ret
	.size Golden_Form, . - Golden_Form
