namespace Golden
const Own = 61

function Form {
    int 60
    int #Own
    INT $FF
}

bits 32
function Narrow {
    int $80
}
