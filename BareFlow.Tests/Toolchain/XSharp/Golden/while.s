	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
.L0:
# 4 "while.xs"
	cmp byte ptr [esi], 0
# 4 "while.xs"
	je .L1
# 5 "while.xs"
	inc esi
# 4 "while.xs"
	jmp .L0
.L1:
.L2:
# 7 "while.xs"
	cmp rcx, 0
# 7 "while.xs"
	jbe .L3
.L4:
# 8 "while.xs"
	cmp rdx, 0
# 8 "while.xs"
	jbe .L5
# 9 "while.xs"
	dec rdx
# 8 "while.xs"
	jmp .L4
.L5:
# 11 "while.xs"
	dec rcx
# 7 "while.xs"
	jmp .L2
.L3:
.L6:
# 13 "while.xs"
	jne .L7
# 14 "while.xs"
	sub eax, 1
# 13 "while.xs"
	jmp .L6
.L7:
Golden_Form_Exit:
# 16 "while.xs"
	ret
	.size Golden_Form, . - Golden_Form
