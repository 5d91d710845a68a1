namespace Golden
var Count = 5

function Form {
    RDX:RAX / RCX
    EDX:EAX / ECX
    DX:AX / R9W
    AH:AL / CL
    RDX:RAX / RSI[8]
    EDX:EAX / .Count
}
