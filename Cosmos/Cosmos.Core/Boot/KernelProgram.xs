namespace KernelProgram

import bareflow_program

function RunProgram() {
    RSP - 8
    bareflow_program()
    RSP + 8
}
