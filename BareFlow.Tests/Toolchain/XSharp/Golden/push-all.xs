namespace Golden

function Form {
    +All
}

bits 32
function Narrow {
    +All
}
