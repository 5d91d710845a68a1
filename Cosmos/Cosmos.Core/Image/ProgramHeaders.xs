// What the linker knows the ELF header by, where it is loaded.
namespace ProgramHeaders

import __ehdr_start

function Image() {
    RAX = @__ehdr_start
}
