namespace Golden
function Init {
    EAX = 1
}

function Empty {
}

function OwnExit {
    if EAX = 0 return
    EAX = 1
Exit:
    EAX = 2
}

function mod {
    .ptr()
}

function ptr {
    RAX = @.mod
}
