	.intel_syntax noprefix
	.section .text.Other_Form,"ax",@progbits
	.p2align 4
	.type Other_Form, @function
Other_Form:
# 12 "const.xs"
	mov eax, 5
# 13 "const.xs"
	mov eax, 1016
# 14 "const.xs"
	mov eax, 1016
# 15 "const.xs"
	mov eax, -1016
# 16 "const.xs"
	mov eax, -5
# 17 "const.xs"
	mov rax, -1
# 18 "const.xs"
	mov al, -128
# 19 "const.xs"
	mov dword ptr [rdi + 5], eax
# 21 "const.xs"
	inc rdi
# 21 "const.xs"
	inc rdi
# 21 "const.xs"
	inc rdi
# 21 "const.xs"
	inc rdi
# 21 "const.xs"
	inc rdi
Other_Form_Exit:
# 23 "const.xs"
	ret
	.size Other_Form, . - Other_Form
