// What kernel.ld and the runtime's own start-up object name.
namespace RuntimeStart

import main
import __init_array_start
import __init_array_end

function FirstInitializer() {
    RAX = @__init_array_start
}

function LastInitializer() {
    RAX = @__init_array_end
}

function Main(EDI count, RSI arguments, RDX environment) {
    goto main
}
