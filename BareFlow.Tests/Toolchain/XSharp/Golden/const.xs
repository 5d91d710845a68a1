namespace Golden
const Port = $3F8
const Same = #Port
const Negative = -#Port
const Big = $FFFFFFFFFFFFFFFF
const Small = -128

namespace Other
const Port = 5

function Form {
    EAX = #Port
    EAX = #Golden_Port
    EAX = #Golden_Same
    EAX = #Golden_Negative
    EAX = -#Port
    RAX = #Golden_Big
    AL = #Golden_Small
    RDI[#Port] = EAX
    repeat #Port times {
        RDI++
    }
}
