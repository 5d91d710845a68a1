namespace Golden

function Form {
    TR = AX
    LDTR = R9W
    BX = TR
    AX = LDTR
}
