	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "if.xs"
	cmp eax, 4
# 4 "if.xs"
	jbe .L0
# 5 "if.xs"
	mov eax, 1
.L0:
# 7 "if.xs"
	cmp eax, 4
# 7 "if.xs"
	jae .L1
# 8 "if.xs"
	cmp ebx, 0
# 8 "if.xs"
	jne .L2
# 9 "if.xs"
	mov ebx, 1
.L2:
.L1:
# 12 "if.xs"
	cmp eax, 4
# 12 "if.xs"
	jne .L3
.L3:
# 14 "if.xs"
	cmp rax, rbx
# 14 "if.xs"
	je .L4
# 15 "if.xs"
	mov rax, rbx
.L4:
# 17 "if.xs"
	cmp word ptr [rsi + 2], 65535
# 17 "if.xs"
	jb .L5
# 18 "if.xs"
	mov eax, 2
.L5:
# 20 "if.xs"
	cmp al, bl
# 20 "if.xs"
	ja .L6
# 21 "if.xs"
	mov eax, 3
.L6:
Golden_Form_Exit:
# 23 "if.xs"
	ret
	.size Golden_Form, . - Golden_Form
