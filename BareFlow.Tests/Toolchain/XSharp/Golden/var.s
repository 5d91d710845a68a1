	.intel_syntax noprefix
	.section .data.Golden_Count,"aw",@progbits
	.p2align 2
	.type Golden_Count, @object
Golden_Count:
# 4 "var.xs"
	.long 5
	.size Golden_Count, . - Golden_Count
	.section .bss.Golden_Zero,"aw",@nobits
	.p2align 2
	.type Golden_Zero, @object
Golden_Zero:
# 5 "var.xs"
	.zero 4
	.size Golden_Zero, . - Golden_Zero
	.section .data.Dotted,"aw",@progbits
	.p2align 2
	.type "Dotted", @object
"Dotted":
# 6 "var.xs"
	.long 1016
	.size "Dotted", . - "Dotted"
	.section .data.Golden_Negative,"aw",@progbits
	.p2align 2
	.type Golden_Negative, @object
Golden_Negative:
# 7 "var.xs"
	.long -1
	.size Golden_Negative, . - Golden_Negative
	.section .data.Golden_Small,"aw",@progbits
	.type Golden_Small, @object
Golden_Small:
# 8 "var.xs"
	.byte 255
	.size Golden_Small, . - Golden_Small
	.section .data.Golden_Half,"aw",@progbits
	.p2align 1
	.type Golden_Half, @object
Golden_Half:
# 9 "var.xs"
	.short 65535
	.size Golden_Half, . - Golden_Half
	.section .data.Golden_Wide,"aw",@progbits
	.p2align 3
	.type Golden_Wide, @object
Golden_Wide:
# 10 "var.xs"
	.quad 291
	.size Golden_Wide, . - Golden_Wide
	.section .data.Golden_Widest,"aw",@progbits
	.p2align 3
	.type Golden_Widest, @object
Golden_Widest:
# 11 "var.xs"
	.quad -1
	.size Golden_Widest, . - Golden_Widest
	.section .bss.Golden_Array,"aw",@nobits
	.p2align 2
	.type Golden_Array, @object
Golden_Array:
# 12 "var.xs"
	.zero 1024
	.size Golden_Array, . - Golden_Array
	.section .bss.Golden_Buffer,"aw",@nobits
	.type Golden_Buffer, @object
Golden_Buffer:
# 13 "var.xs"
	.zero 16
	.size Golden_Buffer, . - Golden_Buffer
	.section .bss.Golden_Sized,"aw",@nobits
	.p2align 3
	.type Golden_Sized, @object
Golden_Sized:
# 14 "var.xs"
	.zero 24
	.size Golden_Sized, . - Golden_Sized
	.section .data.Golden_Text,"aw",@progbits
	.type Golden_Text, @object
Golden_Text:
# 15 "var.xs"
	.asciz "It's \042X#\042 \134 \303\251t\303\251"
	.size Golden_Text, . - Golden_Text
	.section .data.Golden_SameText,"aw",@progbits
	.type Golden_SameText, @object
Golden_SameText:
# 16 "var.xs"
	.asciz "text"
	.size Golden_SameText, . - Golden_SameText
	.section .data.Golden_Bytes,"aw",@progbits
	.type Golden_Bytes, @object
Golden_Bytes:
# 17 "var.xs"
	.ascii "list"
# 17 "var.xs"
	.byte 13
# 17 "var.xs"
	.byte 10
# 17 "var.xs"
	.byte 0
	.size Golden_Bytes, . - Golden_Bytes
	.section .data.Golden_Table,"aw",@progbits
	.p2align 3
	.type Golden_Table, @object
Golden_Table:
# 18 "var.xs"
	.quad 1
# 18 "var.xs"
	.quad 2
# 18 "var.xs"
	.quad Golden_Other
# 18 "var.xs"
	.quad Golden_Form
# 18 "var.xs"
	.quad Golden_Array + 8
	.size Golden_Table, . - Golden_Table
	.section .data.Golden_Pointer,"aw",@progbits
	.p2align 3
	.type Golden_Pointer, @object
Golden_Pointer:
# 19 "var.xs"
	.quad Golden_Other
	.size Golden_Pointer, . - Golden_Pointer
	.section .data.Golden_GdtPointer,"aw",@progbits
	.p2align 1
	.type Golden_GdtPointer, @object
Golden_GdtPointer:
# 20 "var.xs"
	.short 23
# 20 "var.xs"
	.quad Golden_Table
	.size Golden_GdtPointer, . - Golden_GdtPointer
	.section .data.Golden_Other,"aw",@progbits
	.p2align 2
	.type Golden_Other, @object
Golden_Other:
# 21 "var.xs"
	.long 7
	.size Golden_Other, . - Golden_Other
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 24 "var.xs"
	mov eax, dword ptr [rip + Golden_Count]
# 25 "var.xs"
	mov dword ptr [rip + "Dotted"], eax
# 26 "var.xs"
	mov al, byte ptr [rip + Golden_Small]
# 27 "var.xs"
	mov ax, word ptr [rip + Golden_Half]
# 28 "var.xs"
	mov rax, qword ptr [rip + Golden_Wide]
# 29 "var.xs"
	mov al, byte ptr [rip + Golden_Count]
# 30 "var.xs"
	mov eax, dword ptr [rip + Golden_Array + 8]
# 31 "var.xs"
	mov al, byte ptr [rip + Golden_Array + 8]
Golden_Form_Exit:
# 32 "var.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .data.Golden_Short,"aw",@progbits
	.p2align 2
	.type Golden_Short, @object
Golden_Short:
# 35 "var.xs"
	.long 1
# 35 "var.xs"
	.long Golden_Other
	.size Golden_Short, . - Golden_Short
