namespace Golden
const Command = 100

function Form {
    Port[DX] = AL
    Port[DX] = AX
    Port[DX] = EAX
    Port[$20] = AL
    Port[#Command] = AX
}
