	.intel_syntax noprefix
	.section .bss.Golden_Low,"aw",@nobits
	.p2align 2
	.type Golden_Low, @object
Golden_Low:
# 2 "vector.xs"
	.zero 4
	.size Golden_Low, . - Golden_Low
	.section .bss.Golden_Wide,"aw",@nobits
	.p2align 3
	.type Golden_Wide, @object
Golden_Wide:
# 3 "vector.xs"
	.zero 16
	.size Golden_Wide, . - Golden_Wide
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "vector.xs"
	movups xmm0, xmmword ptr [rsi + 16]
# 7 "vector.xs"
	movups xmmword ptr [rdi + rdx - 16], xmm1
# 8 "vector.xs"
	movaps xmm15, xmmword ptr [rsp + 48]
# 9 "vector.xs"
	movaps xmmword ptr [rsp + r8*8], xmm8
# 10 "vector.xs"
	movaps xmm2, xmm3
# 11 "vector.xs"
	movq xmm4, rbx
# 12 "vector.xs"
	movq rbx, xmm4
# 13 "vector.xs"
	movd xmm5, eax
# 14 "vector.xs"
	movd r8d, xmm5
# 15 "vector.xs"
	movq xmm6, qword ptr [rsi]
# 16 "vector.xs"
	movd dword ptr [rsi + 8], xmm6
# 17 "vector.xs"
	movq xmm7, qword ptr [rip + Golden_Wide]
# 18 "vector.xs"
	movd dword ptr [rip + Golden_Low], xmm7
# 19 "vector.xs"
	movaps xmm7, xmmword ptr [rip + Golden_Wide]
Golden_Form_Exit:
# 20 "vector.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 24 "vector.xs"
	movups xmm0, xmmword ptr [esi]
# 25 "vector.xs"
	movd xmm1, eax
Golden_Narrow_Exit:
# 26 "vector.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
