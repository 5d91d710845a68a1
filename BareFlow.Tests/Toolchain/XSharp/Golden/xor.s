	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "xor.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "xor.xs"
	xor eax, 1
# 7 "xor.xs"
	xor rax, rbx
# 8 "xor.xs"
	xor al, 255
# 9 "xor.xs"
	xor ah, bl
# 10 "xor.xs"
	xor r9w, 65535
# 11 "xor.xs"
	xor eax, -1
# 12 "xor.xs"
	xor rax, -1
# 13 "xor.xs"
	xor rax, -2147483648
# 14 "xor.xs"
	xor rax, 7
# 15 "xor.xs"
	xor eax, dword ptr [rsi + 4]
# 16 "xor.xs"
	xor dword ptr [rsi + 4], eax
# 17 "xor.xs"
	xor byte ptr [rsi + 4], 5
# 18 "xor.xs"
	xor qword ptr [rbx + rcx*8], -5
# 19 "xor.xs"
	xor dword ptr [rip + Golden_Count], 5
# 20 "xor.xs"
	xor dword ptr [rip + Golden_Count], r10d
# 21 "xor.xs"
	xor r11d, dword ptr [rip + Golden_Count]
Golden_Form_Exit:
# 22 "xor.xs"
	ret
	.size Golden_Form, . - Golden_Form
