	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
.L0:
.L2:
# 5 "break.xs"
	cmp eax, 0
# 5 "break.xs"
	jbe .L3
# 6 "break.xs"
	dec eax
# 7 "break.xs"
	jmp .L3
# 5 "break.xs"
	jmp .L2
.L3:
# 10 "break.xs"
	cmp eax, 1
# 10 "break.xs"
	je .L1
# 10 "break.xs"
	cmp eax, 1
# 10 "break.xs"
	je .L1
# 12 "break.xs"
	jmp .L1
# 4 "break.xs"
	jmp .L0
.L1:
Golden_Form_Exit:
# 14 "break.xs"
	ret
	.size Golden_Form, . - Golden_Form
