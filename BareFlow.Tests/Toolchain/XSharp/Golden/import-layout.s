	.intel_syntax noprefix
	.section .text,"ax",@progbits
	.section .bss.Golden_State,"aw",@nobits
	.type Golden_State, @object
Golden_State:
# 5 "import-layout.xs"
	.zero 28
	.size Golden_State, . - Golden_State
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 8 "import-layout.xs"
	mov qword ptr [rdi + 4], rsp
# 9 "import-layout.xs"
	mov qword ptr [rdi + 12], rsp
# 10 "import-layout.xs"
	mov word ptr [rdi + 20], 28
# 11 "import-layout.xs"
	lea rax, [rdi + 24]
Golden_Form_Exit:
# 12 "import-layout.xs"
	ret
	.size Golden_Form, . - Golden_Form
