namespace Golden
var Count = 5

function Form {
        RSI = @.Count
        R8 = @.Count[4]
        RAX = @Form
        RAX = @.Form
        RAX = @Golden_Form
        RAX = @Here
        RAX = @RDI[8]
        RAX = @[RBX + RCX * 8 + 16]
        RAX = @[RCX * 8]
    Here:
}

bits 32
function Narrow {
    ESI = @.Count
    ESI = @.Count[4]
    EAX = @Narrow
    EAX = @ESI[8]
    EAX = @.Count[ECX * 4]
}
