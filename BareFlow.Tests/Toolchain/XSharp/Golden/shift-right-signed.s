	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "shift-right-signed.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "shift-right-signed.xs"
	sar eax, 4
# 7 "shift-right-signed.xs"
	sar eax, 0
# 8 "shift-right-signed.xs"
	sar rax, 63
# 9 "shift-right-signed.xs"
	sar eax, 31
# 10 "shift-right-signed.xs"
	sar al, 7
# 11 "shift-right-signed.xs"
	sar eax, cl
# 12 "shift-right-signed.xs"
	sar r9, cl
# 13 "shift-right-signed.xs"
	sar word ptr [rsi], 1
# 14 "shift-right-signed.xs"
	sar byte ptr [rsi], 3
# 15 "shift-right-signed.xs"
	sar qword ptr [rsi + 8], cl
# 16 "shift-right-signed.xs"
	sar dword ptr [rip + Golden_Count], 5
Golden_Form_Exit:
# 17 "shift-right-signed.xs"
	ret
	.size Golden_Form, . - Golden_Form
