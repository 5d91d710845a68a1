namespace Golden

function Form {
    loop {
        while EAX > 0 {
            EAX--
            break
        }
        repeat 2 times {
            if EAX = 1 break
        }
        break
    }
}
