	.intel_syntax noprefix
	.section .bss.Golden_Vector,"aw",@nobits
	.p2align 3
	.type Golden_Vector, @object
Golden_Vector:
# 2 "goto.xs"
	.zero 8
	.size Golden_Vector, . - Golden_Vector
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
Golden_Form_Again:
# 6 "goto.xs"
	jmp Golden_Form_Again
# 7 "goto.xs"
	jmp Golden_Other
# 8 "goto.xs"
	jmp Golden_Other
# 9 "goto.xs"
	jmp Golden_Other
# 10 "goto.xs"
	jmp Golden_Form_Exit
# 11 "goto.xs"
	jmp rax
# 12 "goto.xs"
	jmp qword ptr [rip + Golden_Vector]
# 13 "goto.xs"
	jmp qword ptr [rbx + rcx*8]
Golden_Form_Exit:
# 14 "goto.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.section .text.Golden_Other,"ax",@progbits
	.p2align 4
	.type Golden_Other, @function
Golden_Other:
Golden_Other_Exit:
# 17 "goto.xs"
	ret
	.size Golden_Other, . - Golden_Other
