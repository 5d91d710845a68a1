namespace Golden
function Form {
Again:
    EAX--
    if !0 goto Again
    goto Done
Done:
    goto .Free
}

function Other {
Again:
    goto Again
}

Free:
    EAX++
    goto Free
