namespace Golden
function Form {
    signed RDX:RAX / RCX
    signed EDX:EAX / dword RSI[0]
    signed DX:AX / BX
    signed AH:AL / BL
}

bits 32
function Narrow {
    Signed EDX:EAX / ESI
}
