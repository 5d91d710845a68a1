	.intel_syntax noprefix
	.section .text.Golden_Start,"ax",@progbits
	.p2align 4
	.type Golden_Start, @function
Golden_Start:
Golden_Start_Exit:
# 3 "export.xs"
	ret
	.size Golden_Start, . - Golden_Start
	.section .data.Golden_Shared,"aw",@progbits
	.p2align 2
	.type Golden_Shared, @object
Golden_Shared:
# 5 "export.xs"
	.long 1
	.size Golden_Shared, . - Golden_Shared
	.section .text.Golden,"ax",@progbits
Golden_Mark:
# 15 "export.xs"
	ret
	.globl _start
	.set _start, Golden_Start
	.globl "main"
	.set "main", Golden_Start
	.globl "odd.name_$1"
	.set "odd.name_$1", Golden_Start
	.globl Golden_Start
	.globl Golden_Shared
	.globl Golden_Mark
