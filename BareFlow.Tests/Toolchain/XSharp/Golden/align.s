	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 4
	.type Golden_Count, @object
Golden_Count:
# 3 "align.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .bss.Golden_Page,"aw",@nobits
	.p2align 12
	.type Golden_Page, @object
Golden_Page:
# 6 "align.xs"
	.zero 4096
	.size Golden_Page, . - Golden_Page
	.section .text.Golden_Form,"ax",@progbits
	.p2align 6
	.type Golden_Form, @function
Golden_Form:
# 10 "align.xs"
	mov eax, 1
	.p2align 4
Golden_Form_Again:
# 13 "align.xs"
	dec eax
# 14 "align.xs"
	jne Golden_Form_Again
Golden_Form_Exit:
# 15 "align.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.section .text.Golden,"ax",@progbits
# 17 "align.xs"
	mov eax, 1
	.p2align 3
Golden_Free:
# 20 "align.xs"
	ret
	.section .pair,"aw",@progbits
	.type Golden_Odd, @object
Golden_Odd:
# 23 "align.xs"
	.byte 1
	.size Golden_Odd, . - Golden_Odd
	.p2align 3
	.type Golden_Even, @object
Golden_Even:
# 25 "align.xs"
	.quad 2
	.size Golden_Even, . - Golden_Even
