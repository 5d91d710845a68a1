	.intel_syntax noprefix
	.section .text,"ax",@progbits
	.section .data.Golden_Table,"aw",@progbits
	.p2align 2
	.type Golden_Table, @object
Golden_Table:
# 8 "import-const.xs"
	.long 3221225600
# 8 "import-const.xs"
	.long 3221225728
	.size Golden_Table, . - Golden_Table
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 11 "import-const.xs"
	mov ecx, 3221225600
# 12 "import-const.xs"
	rdmsr
# 13 "import-const.xs"
	mov ecx, 3221225728
# 14 "import-const.xs"
	mov al, 48
# 15 "import-const.xs"
	mov ah, 63
# 16 "import-const.xs"
	mov byte ptr [rdi + 63], al
# 18 "import-const.xs"
	int 48
Golden_Form_Exit:
# 22 "import-const.xs"
	ret
	.size Golden_Form, . - Golden_Form
