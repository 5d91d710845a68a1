	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 6 "import.xs"
	call kernel_main
# 7 "import.xs"
	call kernel_main
# 8 "import.xs"
	lea rax, [rip + kernel_main]
# 9 "import.xs"
	mov rax, qword ptr [rip + "Table"]
# 10 "import.xs"
	mov eax, dword ptr [rip + "Table" + 8]
# 11 "import.xs"
	mov byte ptr [rip + "Table" + 16], al
# 12 "import.xs"
	mov qword ptr [rip + "Table"], 5
# 13 "import.xs"
	jmp kernel_main
Golden_Form_Exit:
# 14 "import.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.section .data.Golden_Pointer,"aw",@progbits
	.p2align 3
	.type Golden_Pointer, @object
Golden_Pointer:
# 16 "import.xs"
	.quad kernel_main
	.size Golden_Pointer, . - Golden_Pointer
