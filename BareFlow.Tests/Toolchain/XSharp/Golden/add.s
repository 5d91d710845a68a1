	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "add.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "add.xs"
	add eax, 1
# 7 "add.xs"
	add rax, rbx
# 8 "add.xs"
	add al, 255
# 9 "add.xs"
	add ah, bl
# 10 "add.xs"
	add r9w, 65535
# 11 "add.xs"
	add eax, -1
# 12 "add.xs"
	add rax, -1
# 13 "add.xs"
	add rax, -2147483648
# 14 "add.xs"
	add rax, 7
# 15 "add.xs"
	add eax, dword ptr [rsi + 4]
# 16 "add.xs"
	add dword ptr [rsi + 4], eax
# 17 "add.xs"
	add byte ptr [rsi + 4], 5
# 18 "add.xs"
	add qword ptr [rbx + rcx*8], -5
# 19 "add.xs"
	add dword ptr [rip + Golden_Count], 5
# 20 "add.xs"
	add dword ptr [rip + Golden_Count], r10d
# 21 "add.xs"
	add r11d, dword ptr [rip + Golden_Count]
# 22 "add.xs"
	add edi, 1640
Golden_Form_Exit:
# 23 "add.xs"
	ret
	.size Golden_Form, . - Golden_Form
