	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "or.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "or.xs"
	or eax, 1
# 7 "or.xs"
	or rax, rbx
# 8 "or.xs"
	or al, 255
# 9 "or.xs"
	or ah, bl
# 10 "or.xs"
	or r9w, 65535
# 11 "or.xs"
	or eax, -1
# 12 "or.xs"
	or rax, -1
# 13 "or.xs"
	or rax, -2147483648
# 14 "or.xs"
	or rax, 7
# 15 "or.xs"
	or eax, dword ptr [rsi + 4]
# 16 "or.xs"
	or dword ptr [rsi + 4], eax
# 17 "or.xs"
	or byte ptr [rsi + 4], 5
# 18 "or.xs"
	or qword ptr [rbx + rcx*8], -5
# 19 "or.xs"
	or dword ptr [rip + Golden_Count], 5
# 20 "or.xs"
	or dword ptr [rip + Golden_Count], r10d
# 21 "or.xs"
	or r11d, dword ptr [rip + Golden_Count]
Golden_Form_Exit:
# 22 "or.xs"
	ret
	.size Golden_Form, . - Golden_Form
