	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 3 "divide-signed.xs"
	idiv rcx
# 4 "divide-signed.xs"
	idiv dword ptr [rsi]
# 5 "divide-signed.xs"
	idiv bx
# 6 "divide-signed.xs"
	idiv bl
Golden_Form_Exit:
# 7 "divide-signed.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 11 "divide-signed.xs"
	idiv esi
Golden_Narrow_Exit:
# 12 "divide-signed.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
