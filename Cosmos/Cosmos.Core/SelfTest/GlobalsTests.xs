namespace GlobalsTests

var Initialised qword = $0123456789ABCDEF

function ReadInitialised() {
    RAX = .Initialised
}

function WriteInitialised(RDI value) {
    .Initialised = value
}
