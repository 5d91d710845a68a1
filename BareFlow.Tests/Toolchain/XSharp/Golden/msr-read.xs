namespace Golden

function Form {
    EDX:EAX = MSR[ECX]
    edx:eax = MSR[ecx]
}
