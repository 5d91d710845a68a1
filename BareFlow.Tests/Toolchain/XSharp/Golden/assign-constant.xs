namespace Golden
const Port = $3F8

function Form {
    EAX = #Port
    AL = 255
    AL = -128
    AH = $12
    SIL = 1
    AX = $FFFF
    EAX = $FFFFFFFF
    EAX = -1
    R15D = 7
    RAX = 0
    RAX = 5
    RAX = $FFFFFFFF
    RAX = $100000000
    RAX = -1
    RAX = -2147483648
    RAX = -2147483649
    RAX = $FFFFFFFFFFFFFFFF
    RAX = $FFFFFFFF80000000
    R12 = $123456789ABCDEF0
    r8b = 1
    eax = 1
}
