namespace KernelProgram

import bareflow_program
import __program_takes_words

// The linker script's values for the program.
function ProgramTakesWords() {
    RAX = @__program_takes_words
}

function RunProgram() {
    RSP - 8
    bareflow_program()
    RSP + 8
}
