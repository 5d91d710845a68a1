namespace Golden
function Nothing() {
}

function Out(EDI port, ESI value) {
    EDX = port
    EAX = value
    Port[DX] = EAX
}

function All(RDI a, SI b, EDX c, CL d, R8 e, R9B f) {
    RAX = a
    AX = b
    EAX = c
    AL = d
    RAX = e
    AL = f
    RAX = a[0]
    RAX = e[a * 8 + 16]
    EAX = [a + e]
    a + e
    +a
}
