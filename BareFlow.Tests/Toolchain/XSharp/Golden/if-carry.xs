namespace Golden
function Form {
    if carry return
    if !carry {
        AL = 1
    }
    while overflow {
        AL = 2
    }
    if !overflow goto Done
    if sign return
    if !sign return
    if PARITY return
    if !parity return
Done:
}

var carry
function Named {
    if carry = 5 return
}
