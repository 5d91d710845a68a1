	.intel_syntax noprefix
	.section .text.Golden,"ax",@progbits
# 3 "literal.xs"
	nop
# 4 "literal.xs"
	Golden_Mark: .quad 0x1122334455667788
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 7 "literal.xs"
	hlt
# 8 "literal.xs"
	hlt
# 9 "literal.xs"
	mov rax, qword ptr [rip + Golden_Mark]   # Intel syntax, passed through
# 10 "literal.xs"
	cpuid
Golden_Form_Exit:
# 11 "literal.xs"
	ret
	.size Golden_Form, . - Golden_Form
