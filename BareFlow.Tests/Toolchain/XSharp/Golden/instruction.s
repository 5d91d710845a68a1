	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 3 "instruction.xs"
	nop
# 4 "instruction.xs"
	pause
# 5 "instruction.xs"
	hlt
# 6 "instruction.xs"
	cli
# 7 "instruction.xs"
	sti
# 8 "instruction.xs"
	cld
# 9 "instruction.xs"
	std
# 10 "instruction.xs"
	clc
# 11 "instruction.xs"
	stc
# 12 "instruction.xs"
	cmc
# 13 "instruction.xs"
	clts
# 14 "instruction.xs"
	cpuid
# 15 "instruction.xs"
	rdtsc
# 16 "instruction.xs"
	lfence
# 17 "instruction.xs"
	mfence
# 18 "instruction.xs"
	sfence
# 19 "instruction.xs"
	int3
# 20 "instruction.xs"
	ud2
# 21 "instruction.xs"
	wbinvd
# 22 "instruction.xs"
	xgetbv
# 23 "instruction.xs"
	xsetbv
Golden_Form_Exit:
# 24 "instruction.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 28 "instruction.xs"
	nop
# 29 "instruction.xs"
	cpuid
Golden_Narrow_Exit:
# 30 "instruction.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
