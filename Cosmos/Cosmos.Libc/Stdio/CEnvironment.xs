namespace CEnvironment

export Environ as 'environ'
export Stdin as 'stdin'
export Stdout as 'stdout'
export Stderr as 'stderr'
export DsoHandle as '__dso_handle'

var Environ qword
var Stdin qword
var Stdout qword
var Stderr qword

// Names the object that a destructor belongs to; there is one.
var DsoHandle qword

function Table() {
    RAX = .Environ
}

function SetTable(RDI table) {
    .Environ = RDI
}

function SetStreams(RDI input, RSI output, RDX errors) {
    .Stdin = RDI
    .Stdout = RSI
    .Stderr = RDX
}
