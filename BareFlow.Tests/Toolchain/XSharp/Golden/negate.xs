namespace Golden

function Form {
    RAX = -RAX
    EAX = -EAX
    AL = -AL
    R9 = -R10
}
