namespace Golden

function Form {
    RAX = ~RAX
    EAX = ~EAX
    AH = ~AH
    R9W = ~R10W
}
