	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 3 "if-jump.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
Golden_Form_Again:
# 7 "if-jump.xs"
	cmp eax, 5
# 7 "if-jump.xs"
	je Golden_Form_Exit
# 8 "if-jump.xs"
	cmp eax, ebx
# 8 "if-jump.xs"
	jb Golden_Form_Again
# 9 "if-jump.xs"
	cmp rax, qword ptr [rsi]
# 9 "if-jump.xs"
	ja Golden_Form_Again
# 10 "if-jump.xs"
	cmp byte ptr [rsi], 5
# 10 "if-jump.xs"
	jae Golden_Form_Again
# 11 "if-jump.xs"
	cmp byte ptr [rsi], al
# 11 "if-jump.xs"
	jbe Golden_Other
# 12 "if-jump.xs"
	cmp dword ptr [rip + Golden_Count], 7
# 12 "if-jump.xs"
	jne Golden_Form_Exit
# 13 "if-jump.xs"
	cmp rax, rbx
# 13 "if-jump.xs"
	jl Golden_Form_Again
# 14 "if-jump.xs"
	jb Golden_Form_Again
# 15 "if-jump.xs"
	ja Golden_Form_Again
# 16 "if-jump.xs"
	je Golden_Form_Exit
# 17 "if-jump.xs"
	jne Golden_Form_Exit
# 18 "if-jump.xs"
	jbe Golden_Form_Exit
# 19 "if-jump.xs"
	jae Golden_Form_Exit
# 20 "if-jump.xs"
	je Golden_Form_Exit
# 21 "if-jump.xs"
	jne Golden_Form_Exit
# 22 "if-jump.xs"
	jl Golden_Form_Exit
.L0:
# 23 "if-jump.xs"
	cmp al, 0
# 23 "if-jump.xs"
	jne .L1
# 24 "if-jump.xs"
	cmp al, 1
# 24 "if-jump.xs"
	je .L1
# 25 "if-jump.xs"
	cmp al, 2
# 25 "if-jump.xs"
	je .L0
# 23 "if-jump.xs"
	jmp .L0
.L1:
Golden_Form_Exit:
# 27 "if-jump.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.section .text.Golden_Other,"ax",@progbits
	.p2align 4
	.type Golden_Other, @function
Golden_Other:
Golden_Other_Exit:
# 30 "if-jump.xs"
	ret
	.size Golden_Other, . - Golden_Other
