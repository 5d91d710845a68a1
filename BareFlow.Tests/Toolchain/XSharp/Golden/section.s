	.intel_syntax noprefix
	.section .boot,"a",@progbits
Golden_Header:
	.type Golden_Magic, @object
Golden_Magic:
# 4 "section.xs"
	.long 3897708758
	.size Golden_Magic, . - Golden_Magic
	.type Golden_Tail, @object
Golden_Tail:
# 5 "section.xs"
	.byte 1
	.size Golden_Tail, . - Golden_Tail
	.type Golden_Packed, @object
Golden_Packed:
# 6 "section.xs"
	.quad 2
	.size Golden_Packed, . - Golden_Packed
	.section .boot.text,"ax",@progbits
	.type Golden_Start, @function
Golden_Start:
Golden_Start_Exit:
# 10 "section.xs"
	ret
	.size Golden_Start, . - Golden_Start
	.type Golden_Next, @function
Golden_Next:
Golden_Next_Exit:
# 13 "section.xs"
	ret
	.size Golden_Next, . - Golden_Next
	.section .boot.stack,"aw",@nobits
	.p2align 4
	.type Golden_Stack, @object
Golden_Stack:
# 17 "section.xs"
	.zero 4096
	.size Golden_Stack, . - Golden_Stack
	.section .rodata.Golden_Table,"a",@progbits
	.p2align 3
	.type Golden_Table, @object
Golden_Table:
# 20 "section.xs"
	.quad 1
# 20 "section.xs"
	.quad 2
	.size Golden_Table, . - Golden_Table
	.section .data.Golden_Zero,"aw",@progbits
	.p2align 3
	.type Golden_Zero, @object
Golden_Zero:
# 23 "section.xs"
	.zero 8
	.size Golden_Zero, . - Golden_Zero
	.section .bss.Golden_Empty,"aw",@nobits
	.p2align 2
	.type Golden_Empty, @object
Golden_Empty:
# 26 "section.xs"
	.zero 4
	.size Golden_Empty, . - Golden_Empty
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
Golden_Form_Exit:
# 30 "section.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.section .data.Golden_Value,"aw",@progbits
	.p2align 2
	.type Golden_Value, @object
Golden_Value:
# 33 "section.xs"
	.long 1
	.size Golden_Value, . - Golden_Value
	.section .bss.Golden_Nothing,"aw",@nobits
	.p2align 2
	.type Golden_Nothing, @object
Golden_Nothing:
# 34 "section.xs"
	.zero 4
	.size Golden_Nothing, . - Golden_Nothing
	.section .text.Golden_Last,"ax",@progbits
	.p2align 4
	.type Golden_Last, @function
Golden_Last:
Golden_Last_Exit:
# 36 "section.xs"
	ret
	.size Golden_Last, . - Golden_Last
