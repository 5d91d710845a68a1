namespace GlobalsTests

import const GlobalsTests.InitialValue

var Initialised qword = #InitialValue

function ReadInitialised() {
    RAX = .Initialised
}

function WriteInitialised(RDI value) {
    .Initialised = value
}
