namespace Ports

function WriteByte(EDI port, ESI value) {
    EDX = port
    EAX = value
    Port[DX] = AL
}

function WriteDword(EDI port, ESI value) {
    EDX = port
    EAX = value
    Port[DX] = EAX
}

function ReadByte(EDI port) {
    EDX = port
    EAX = 0
    AL = Port[DX]
}

function WriteWord(EDI port, ESI value) {
    EDX = port
    EAX = value
    Port[DX] = AX
}

function ReadWord(EDI port) {
    EDX = port
    EAX = 0
    AX = Port[DX]
}

function ReadDword(EDI port) {
    EDX = port
    EAX = Port[DX]
}
