	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "if-flags.xs"
	cmp eax, 5
# 5 "if-flags.xs"
	jae .L0
# 6 "if-flags.xs"
	mov ebx, 1
.L0:
# 8 "if-flags.xs"
	jbe .L1
# 9 "if-flags.xs"
	mov ebx, 2
.L1:
# 11 "if-flags.xs"
	jne .L2
# 12 "if-flags.xs"
	mov ebx, 3
.L2:
# 14 "if-flags.xs"
	je .L3
# 15 "if-flags.xs"
	mov ebx, 4
.L3:
# 17 "if-flags.xs"
	ja .L4
# 18 "if-flags.xs"
	mov ebx, 5
.L4:
# 20 "if-flags.xs"
	jb .L5
# 21 "if-flags.xs"
	mov ebx, 6
.L5:
# 23 "if-flags.xs"
	jne .L6
# 24 "if-flags.xs"
	mov ebx, 7
.L6:
# 26 "if-flags.xs"
	je .L7
# 27 "if-flags.xs"
	mov ebx, 8
.L7:
Golden_Form_Exit:
# 29 "if-flags.xs"
	ret
	.size Golden_Form, . - Golden_Form
