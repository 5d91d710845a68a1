namespace Golden

function Form {
    loop {
        while EAX > 0 {
            EAX--
            continue
        }
        continue
    }
}
