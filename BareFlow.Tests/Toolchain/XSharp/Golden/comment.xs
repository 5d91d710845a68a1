// text
namespace Golden // after a statement

    // indented, and 'quotes' and {braces} mean nothing here

function Form { // after a brace
    // text
    RAX = RBX // after an instruction
}
