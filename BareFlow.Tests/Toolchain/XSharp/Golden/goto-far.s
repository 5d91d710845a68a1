	.intel_syntax noprefix
	.code32
	.section .text.Golden_Start,"ax",@progbits
	.p2align 4
	.type Golden_Start, @function
Golden_Start:
# 6 "goto-far.xs"
	.att_syntax; ljmp $8, $Golden_Start_Long; .intel_syntax noprefix
# 7 "goto-far.xs"
	.att_syntax; ljmp $16, $Golden_Other; .intel_syntax noprefix
	.code64
Golden_Start_Long:
# 10 "goto-far.xs"
	mov eax, 5
Golden_Start_Exit:
# 11 "goto-far.xs"
	ret
	.size Golden_Start, . - Golden_Start
	.code64
	.section .text.Golden_Other,"ax",@progbits
	.p2align 4
	.type Golden_Other, @function
Golden_Other:
Golden_Other_Exit:
# 15 "goto-far.xs"
	ret
	.size Golden_Other, . - Golden_Other
