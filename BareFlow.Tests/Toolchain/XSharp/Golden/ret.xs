namespace Golden

function Form {
    ret
    EAX = 1
}
