	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "store-constant.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "store-constant.xs"
	mov dword ptr [rsi + 4], 5
# 7 "store-constant.xs"
	mov byte ptr [rsi], 255
# 8 "store-constant.xs"
	mov byte ptr [rsi], -1
# 9 "store-constant.xs"
	mov word ptr [rsi], 65535
# 10 "store-constant.xs"
	mov qword ptr [rsi], -1
# 11 "store-constant.xs"
	mov qword ptr [rsi], 2147483647
# 12 "store-constant.xs"
	mov qword ptr [rsi], -1
# 13 "store-constant.xs"
	mov dword ptr [rip + Golden_Count], 5
# 14 "store-constant.xs"
	mov dword ptr [rip + Golden_Count], 7
# 15 "store-constant.xs"
	mov dword ptr [rip + Golden_Count + 4], 6
# 16 "store-constant.xs"
	mov qword ptr [rip + Golden_Count], 7
# 17 "store-constant.xs"
	mov dword ptr [rbx + rcx*4], 4294967295
Golden_Form_Exit:
# 18 "store-constant.xs"
	ret
	.size Golden_Form, . - Golden_Form
