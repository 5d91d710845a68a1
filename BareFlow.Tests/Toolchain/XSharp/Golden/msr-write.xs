namespace Golden

function Form {
    MSR[ECX] = EDX:EAX
}
