namespace CEnvironment

export Environ as 'environ'
export Stdin as 'stdin'
export Stdout as 'stdout'
export Stderr as 'stderr'
export FullName as 'program_invocation_name'
export FullName as '__progname_full'
export LastName as 'program_invocation_short_name'
export LastName as '__progname'
export DsoHandle as '__dso_handle'

var Environ qword
var FullName qword
var LastName qword
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

function SetProgramName(RDI name, RSI last) {
    .FullName = RDI
    .LastName = RSI
}

function ProgramName() {
    RAX = .LastName
}

function SetStreams(RDI input, RSI output, RDX errors) {
    .Stdin = RDI
    .Stdout = RSI
    .Stderr = RDX
}
