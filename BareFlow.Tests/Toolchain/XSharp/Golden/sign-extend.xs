namespace Golden
function Form {
    RDX:RAX = signed RAX
    EDX:EAX = signed EAX
    DX:AX = signed AX
}

bits 32
function Narrow {
    EDX:EAX = signed EAX
}
