namespace Golden

function Form {
    iret
}

bits 32
function Narrow {
    iret
}
