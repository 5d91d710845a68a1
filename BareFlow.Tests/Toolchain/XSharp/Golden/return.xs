namespace Golden

function Form {
    if EAX = 0 return
    return
    EAX = 1
}
