	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
Golden_Form_Again:
# 4 "label.xs"
	dec eax
# 5 "label.xs"
	jne Golden_Form_Again
# 6 "label.xs"
	jmp Golden_Form_Done
Golden_Form_Done:
# 8 "label.xs"
	jmp Golden_Free
Golden_Form_Exit:
# 9 "label.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.section .text.Golden_Other,"ax",@progbits
	.p2align 4
	.type Golden_Other, @function
Golden_Other:
Golden_Other_Again:
# 13 "label.xs"
	jmp Golden_Other_Again
Golden_Other_Exit:
# 14 "label.xs"
	ret
	.size Golden_Other, . - Golden_Other
	.section .text.Golden,"ax",@progbits
Golden_Free:
# 17 "label.xs"
	inc eax
# 18 "label.xs"
	jmp Golden_Free
