namespace Golden
const CodeSelector = 8

bits 32
function Start {
    goto #CodeSelector:Long
    goto 16:.Other
    bits 64
Long:
    RAX = 5
}

bits 64
function Other {
}
