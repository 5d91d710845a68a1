	.intel_syntax noprefix
	.section .text.Before,"ax",@progbits
	.p2align 4
	.type "Before", @function
"Before":
Before_Exit:
# 2 "namespace.xs"
	ret
	.size "Before", . - "Before"
	.section .text.Boot_Init,"ax",@progbits
	.p2align 4
	.type Boot_Init, @function
Boot_Init:
# 6 "namespace.xs"
	call "Before"
# 7 "namespace.xs"
	call Boot_Init
# 8 "namespace.xs"
	call Late_Init
Boot_Init_Exit:
# 9 "namespace.xs"
	ret
	.size Boot_Init, . - Boot_Init
	.section .text.Late_Init,"ax",@progbits
	.p2align 4
	.type Late_Init, @function
Late_Init:
# 13 "namespace.xs"
	call Boot_Init
# 14 "namespace.xs"
	call Late_Init
Late_Init_Exit:
# 15 "namespace.xs"
	ret
	.size Late_Init, . - Late_Init
