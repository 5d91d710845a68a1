	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "if-signed.xs"
	cmp eax, 0
# 4 "if-signed.xs"
	jge .L0
# 5 "if-signed.xs"
	mov ebx, 1
.L0:
# 7 "if-signed.xs"
	cmp rax, -1
# 7 "if-signed.xs"
	jle .L1
# 8 "if-signed.xs"
	mov ebx, 2
.L1:
# 10 "if-signed.xs"
	cmp al, bl
# 10 "if-signed.xs"
	jg .L2
# 11 "if-signed.xs"
	mov ebx, 3
.L2:
# 13 "if-signed.xs"
	cmp word ptr [rsi], -5
# 13 "if-signed.xs"
	jl .L3
# 14 "if-signed.xs"
	mov ebx, 4
.L3:
# 16 "if-signed.xs"
	cmp eax, 5
# 16 "if-signed.xs"
	jne .L4
# 17 "if-signed.xs"
	mov ebx, 5
.L4:
# 19 "if-signed.xs"
	jle .L5
# 20 "if-signed.xs"
	mov ebx, 6
.L5:
.L6:
# 22 "if-signed.xs"
	cmp rax, 0
# 22 "if-signed.xs"
	jl .L7
# 23 "if-signed.xs"
	dec rax
# 22 "if-signed.xs"
	jmp .L6
.L7:
Golden_Form_Exit:
# 25 "if-signed.xs"
	ret
	.size Golden_Form, . - Golden_Form
