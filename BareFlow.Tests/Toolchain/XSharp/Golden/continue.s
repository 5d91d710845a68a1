	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
.L0:
.L2:
# 5 "continue.xs"
	cmp eax, 0
# 5 "continue.xs"
	jbe .L3
# 6 "continue.xs"
	dec eax
# 7 "continue.xs"
	jmp .L2
# 5 "continue.xs"
	jmp .L2
.L3:
# 9 "continue.xs"
	jmp .L0
# 4 "continue.xs"
	jmp .L0
.L1:
Golden_Form_Exit:
# 11 "continue.xs"
	ret
	.size Golden_Form, . - Golden_Form
