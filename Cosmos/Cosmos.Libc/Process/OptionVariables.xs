// What getopt tells, and what a program tells it.
namespace OptionVariables

export Argument as 'optarg'
export Index as 'optind'
export ReportsErrors as 'opterr'
export Letter as 'optopt'

var Argument qword
var Index dword = 1
var ReportsErrors dword = 1
var Letter dword = 63

function ArgumentPlace() {
    RAX = @.Argument
}

function IndexPlace() {
    RAX = @.Index
}

function ReportsErrorsPlace() {
    RAX = @.ReportsErrors
}

function LetterPlace() {
    RAX = @.Letter
}
