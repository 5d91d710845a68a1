	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "repeat.xs"
	shl eax, 1
# 6 "repeat.xs"
	shl eax, 1
# 6 "repeat.xs"
	shl eax, 1
# 6 "repeat.xs"
	shl eax, 1
# 10 "repeat.xs"
	inc esi
# 10 "repeat.xs"
	inc esi
# 12 "repeat.xs"
	cmp eax, 0
# 12 "repeat.xs"
	jne .L0
# 13 "repeat.xs"
	mov eax, 1
.L0:
# 10 "repeat.xs"
	inc esi
# 10 "repeat.xs"
	inc esi
# 12 "repeat.xs"
	cmp eax, 0
# 12 "repeat.xs"
	jne .L1
# 13 "repeat.xs"
	mov eax, 1
.L1:
Golden_Form_Exit:
# 19 "repeat.xs"
	ret
	.size Golden_Form, . - Golden_Form
