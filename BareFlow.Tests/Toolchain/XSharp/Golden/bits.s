	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 2 "bits.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 6 "bits.xs"
	mov esi, offset Golden_Count
# 7 "bits.xs"
	mov eax, dword ptr [Golden_Count]
# 8 "bits.xs"
	mov eax, dword ptr [Golden_Count + ecx*4]
# 9 "bits.xs"
	mov eax, dword ptr [esi + 4]
# 10 "bits.xs"
	mov dword ptr [Golden_Count], 7
# 11 "bits.xs"
	inc esi
# 12 "bits.xs"
	push esi
# 13 "bits.xs"
	pop esi
Golden_Narrow_Exit:
# 14 "bits.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
	.code64
	.section .text.Golden_Wide,"ax",@progbits
	.p2align 4
	.type Golden_Wide, @function
Golden_Wide:
# 18 "bits.xs"
	lea rsi, [rip + Golden_Count]
# 19 "bits.xs"
	mov eax, dword ptr [rip + Golden_Count]
# 20 "bits.xs"
	mov eax, dword ptr [rsi + 4]
# 21 "bits.xs"
	mov eax, dword ptr [esi + 4]
Golden_Wide_Exit:
# 22 "bits.xs"
	ret
	.size Golden_Wide, . - Golden_Wide
