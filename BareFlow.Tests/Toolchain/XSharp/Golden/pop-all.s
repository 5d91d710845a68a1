	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "pop-all.xs"
	pop r15
# 4 "pop-all.xs"
	pop r14
# 4 "pop-all.xs"
	pop r13
# 4 "pop-all.xs"
	pop r12
# 4 "pop-all.xs"
	pop r11
# 4 "pop-all.xs"
	pop r10
# 4 "pop-all.xs"
	pop r9
# 4 "pop-all.xs"
	pop r8
# 4 "pop-all.xs"
	pop rdi
# 4 "pop-all.xs"
	pop rsi
# 4 "pop-all.xs"
	pop rbp
# 4 "pop-all.xs"
	pop rbx
# 4 "pop-all.xs"
	pop rdx
# 4 "pop-all.xs"
	pop rcx
# 4 "pop-all.xs"
	pop rax
Golden_Form_Exit:
# 5 "pop-all.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 9 "pop-all.xs"
	popad
Golden_Narrow_Exit:
# 10 "pop-all.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
