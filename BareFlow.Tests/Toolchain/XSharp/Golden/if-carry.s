	.intel_syntax noprefix
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 3 "if-carry.xs"
	jb Golden_Form_Exit
# 4 "if-carry.xs"
	jb .L0
# 5 "if-carry.xs"
	mov al, 1
.L0:
.L1:
# 7 "if-carry.xs"
	jno .L2
# 8 "if-carry.xs"
	mov al, 2
# 7 "if-carry.xs"
	jmp .L1
.L2:
# 10 "if-carry.xs"
	jno Golden_Form_Done
# 11 "if-carry.xs"
	js Golden_Form_Exit
# 12 "if-carry.xs"
	jns Golden_Form_Exit
# 13 "if-carry.xs"
	jp Golden_Form_Exit
# 14 "if-carry.xs"
	jnp Golden_Form_Exit
Golden_Form_Done:
Golden_Form_Exit:
# 16 "if-carry.xs"
	ret
	.size Golden_Form, . - Golden_Form
	.section .bss.Golden_carry,"aw",@nobits
	.p2align 2
	.type Golden_carry, @object
Golden_carry:
# 18 "if-carry.xs"
	.zero 4
	.size Golden_carry, . - Golden_carry
	.section .text.Golden_Named,"ax",@progbits
	.p2align 4
	.type Golden_Named, @function
Golden_Named:
# 20 "if-carry.xs"
	cmp dword ptr [rip + Golden_carry], 5
# 20 "if-carry.xs"
	je Golden_Named_Exit
Golden_Named_Exit:
# 21 "if-carry.xs"
	ret
	.size Golden_Named, . - Golden_Named
