	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 4 "segment-register.xs"
	mov ds, ax
# 5 "segment-register.xs"
	mov es, bx
# 6 "segment-register.xs"
	mov ss, cx
# 7 "segment-register.xs"
	mov fs, dx
# 8 "segment-register.xs"
	mov gs, r9w
# 9 "segment-register.xs"
	data16 mov ax, cs
# 10 "segment-register.xs"
	data16 mov r10w, ds
# 11 "segment-register.xs"
	data16 mov bx, ss
Golden_Form_Exit:
# 12 "segment-register.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.code32
	.section .text.Golden_Narrow,"ax",@progbits
	.p2align 4
	.type Golden_Narrow, @function
Golden_Narrow:
# 16 "segment-register.xs"
	mov ds, ax
# 17 "segment-register.xs"
	data16 mov ax, fs
Golden_Narrow_Exit:
# 18 "segment-register.xs"
	ret
	.size Golden_Narrow, . - Golden_Narrow
