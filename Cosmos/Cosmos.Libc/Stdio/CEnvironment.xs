namespace CEnvironment

import const CEnvironment.StreamWords

export Environ as 'environ'
export Stdin as 'stdin'
export Stdout as 'stdout'
export Stderr as 'stderr'
export InputStream as '_IO_2_1_stdin_'
export OutputStream as '_IO_2_1_stdout_'
export ErrorStream as '_IO_2_1_stderr_'
export ErrorStream as '__stderr_FILE'
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

// The streams themselves: glibc's and musl's names of them.
var InputStream qword[#CEnvironment_StreamWords]
var OutputStream qword[#CEnvironment_StreamWords]
var ErrorStream qword[#CEnvironment_StreamWords]

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

function Input() {
    RAX = @.InputStream
    .Stdin = RAX
}

function Output() {
    RAX = @.OutputStream
    .Stdout = RAX
}

function Errors() {
    RAX = @.ErrorStream
    .Stderr = RAX
}
