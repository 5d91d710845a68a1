namespace Golden

function Form {
    loop {
        EAX++
        if EAX = 5 break
    }
    loop {
    }
}
