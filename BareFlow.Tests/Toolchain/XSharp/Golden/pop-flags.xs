namespace Golden

function Form {
    -flags
}

bits 32
function Narrow {
    -flags
}
