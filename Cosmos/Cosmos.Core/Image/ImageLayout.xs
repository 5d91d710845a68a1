// The symbols of the linker script.
namespace ImageLayout

import __image_start
import __image_end
import __text_end
import __rodata_end
import __bss_start
import __bss_end
import __core_variables_start
import __core_variables_end
import __symbols_start
import __symbols_end
import __program_path
import __files_start
import __files_end
import __is_optimized

function Start() {
    RAX = @__image_start
}

function End() {
    RAX = @__image_end
}

function TextEnd() {
    RAX = @__text_end
}

function ReadOnlyEnd() {
    RAX = @__rodata_end
}

function BssStart() {
    RAX = @__bss_start
}

function BssEnd() {
    RAX = @__bss_end
}

function CoreVariables() {
    RAX = @__core_variables_start
}

function CoreVariablesEnd() {
    RAX = @__core_variables_end
}

function SymbolsStart() {
    RAX = @__symbols_start
}

function SymbolsEnd() {
    RAX = @__symbols_end
}

function ProgramPath() {
    RAX = @__program_path
}

function FilesStart() {
    RAX = @__files_start
}

function FilesEnd() {
    RAX = @__files_end
}

function IsOptimized() {
    RAX = @__is_optimized
}
