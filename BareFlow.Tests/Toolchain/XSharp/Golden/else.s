	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "else.xs"
	cmp eax, 1
# 4 "else.xs"
	jne .L1
# 5 "else.xs"
	mov ebx, 1
# 4 "else.xs"
	jmp .L0
.L1:
# 7 "else.xs"
	mov ebx, 2
.L0:
# 9 "else.xs"
	cmp eax, 1
# 9 "else.xs"
	jne .L3
# 10 "else.xs"
	mov ebx, 1
# 9 "else.xs"
	jmp .L2
.L3:
# 11 "else.xs"
	cmp eax, 2
# 11 "else.xs"
	jne .L4
# 12 "else.xs"
	mov ebx, 2
# 11 "else.xs"
	jmp .L2
.L4:
# 13 "else.xs"
	cmp eax, -5
# 13 "else.xs"
	jge .L5
# 14 "else.xs"
	mov ebx, 3
# 13 "else.xs"
	jmp .L2
.L5:
# 16 "else.xs"
	mov ebx, 4
.L2:
# 18 "else.xs"
	jne .L7
# 19 "else.xs"
	mov ebx, 5
# 18 "else.xs"
	jmp .L6
.L7:
# 20 "else.xs"
	jae .L8
# 21 "else.xs"
	mov ebx, 6
.L8:
.L6:
Golden_Form_Exit:
# 23 "else.xs"
	ret
	.size Golden_Form, . - Golden_Form
