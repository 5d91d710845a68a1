	.intel_syntax noprefix
	.section .tbss.Golden_Cpu,"awT",@nobits
	.p2align 3
	.type Golden_Cpu, @object
Golden_Cpu:
# 2 "thread-var.xs"
	.zero 8
	.size Golden_Cpu, . - Golden_Cpu
	.section .tdata.Golden_Depth,"awT",@progbits
	.p2align 2
	.type Golden_Depth, @object
Golden_Depth:
# 3 "thread-var.xs"
	.long 5
	.size Golden_Depth, . - Golden_Depth
	.section .tbss.Golden_Slots,"awT",@nobits
	.p2align 3
	.type Golden_Slots, @object
Golden_Slots:
# 4 "thread-var.xs"
	.zero 32
	.size Golden_Slots, . - Golden_Slots
	.section .text.Golden_Form,"ax",@progbits
	.p2align 4
	.type Golden_Form, @function
Golden_Form:
# 7 "thread-var.xs"
	mov rax, qword ptr fs:[Golden_Cpu@tpoff]
# 8 "thread-var.xs"
	mov qword ptr fs:[Golden_Cpu@tpoff], rax
# 9 "thread-var.xs"
	add dword ptr fs:[Golden_Depth@tpoff], 1
# 10 "thread-var.xs"
	mov dword ptr fs:[Golden_Cpu@tpoff], 5
# 11 "thread-var.xs"
	mov rcx, qword ptr fs:[Golden_Slots@tpoff + 8]
# 12 "thread-var.xs"
	mov rax, qword ptr fs:[0]
# 12 "thread-var.xs"
	add rax, qword ptr [rip + Golden_Cpu@gottpoff]
# 13 "thread-var.xs"
	mov r8, qword ptr fs:[0]
# 13 "thread-var.xs"
	add r8, qword ptr [rip + Golden_Slots@gottpoff]
# 13 "thread-var.xs"
	lea r8, [r8 + 16]
# 14 "thread-var.xs"
	lock inc dword ptr fs:[Golden_Depth@tpoff]
Golden_Form_Exit:
# 15 "thread-var.xs"
	ret
	.size Golden_Form, . - Golden_Form
