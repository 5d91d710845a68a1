namespace Golden
const Status = 255

function Form {
    AL = Port[DX]
    AX = Port[DX]
    EAX = Port[DX]
    AL = Port[$60]
    EAX = Port[#Status]
}
