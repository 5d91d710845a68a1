using System.Linq;
using BareFlow.Tests.Toolchain.Plugs;
using Xunit;
using XSharp;
using XSharp.Diagnostics;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>What each kind of bad source is told: code, line, column and message.</summary>
public sealed class MalformedTests
{
    /// <summary>A source, and its diagnostics as <c>(line,column) code: message</c>.</summary>
    public static TheoryData<string, string> Cases => new()
    {
        {
            "function F {\n    EAX = `5\n}",
            "(2,11) XS0001: '`' is not a character of X#; write it only inside a 'string' or a comment"
        },
        {
            "function F {\n    EAX = .5\n}",
            "(2,11) XS0001: '.' is not a character of X#; write it only inside a 'string' or a comment"
        },
        {
            "var Text = 'a\"b' é",
            "(1,18) XS0001: 'é' is not a character of X#; write it only inside a 'string' or a comment"
        },
        {
            "var Text = 'never ends",
            "(1,12) XS0002: the string 'never ends does not end; close it with ' on the same line"
        },
        {
            "function F {\n    EAX = $XYZ\n}",
            "(2,11) XS0003: '$XYZ' is not a number; write decimal digits, or $ and hexadecimal digits"
        },
        {
            "function F {\n    EAX = 12ab\n}",
            "(2,11) XS0003: '12ab' is not a number; write decimal digits, or $ and hexadecimal digits"
        },
        {
            "function F {\n    EAX = $\n}",
            "(2,11) XS0003: '$' is not a number; write decimal digits, or $ and hexadecimal digits"
        },
        {
            "function F {\n    RAX = $10000000000000000\n}",
            "(2,11) XS0004: '$10000000000000000' needs more than 64 bits; write at most $FFFFFFFFFFFFFFFF"
        },
        {
            "const A = $FFFFFFFFFFFFFFFF\nconst B = -#A",
            "(2,11) XS0004: '-#A' needs more than 64 bits; write at most $FFFFFFFFFFFFFFFF"
        },
        {
            "const C = 99999999999999999999999999999999999999999999",
            "(1,11) XS0004: '99999999999999999999999999999999999999999999' needs more than 64 bits; write at most $FFFFFFFFFFFFFFFF"
        },
        {
            "function F {\n    EAX = 5 //! hlt\n}",
            "(2,13) XS0005: '//! hlt' follows a statement and would be lost as a comment; give literal assembly its own line"
        },
        {
            "namespace 5",
            "(1,11) XS0006: found '5'; write a name here"
        },
        {
            "const A 5",
            "(1,9) XS0006: found '5'; write '=' here"
        },
        {
            "const A =",
            "(1,10) XS0006: found 'end of line'; write a number or #Constant here"
        },
        {
            "var X = ",
            "(1,9) XS0006: found 'end of line'; write a number or #Constant here"
        },
        {
            "var X float",
            "(1,7) XS0006: found 'float'; write byte, word, dword, qword or '=' here"
        },
        {
            "var",
            "(1,4) XS0006: found 'end of line'; write a name here"
        },
        {
            "function F",
            "(1,11) XS0006: found 'end of line'; write '{' here"
        },
        {
            "function F() ",
            "(1,14) XS0006: found 'end of line'; write '{' here"
        },
        {
            "function F(port) {\n}",
            "(1,12) XS0006: found 'port'; write the register that carries the argument here"
        },
        {
            "function F(EDI) {\n}",
            "(1,15) XS0006: found ')'; write a name here"
        },
        {
            "function F(EDI a {\n}",
            "(1,18) XS0006: found '{'; write ')' here"
        },
        {
            "function F {\n    Init(\n}",
            "(2,10) XS0006: found 'end of line'; write ')' here"
        },
        {
            "function F {\n    goto 5 Exit\n}",
            "(2,12) XS0006: found 'Exit'; write ':' here"
        },
        {
            "function F {\n    goto\n}",
            "(2,9) XS0006: found 'end of line'; write the name of a function or label here"
        },
        {
            "function F {\n    call\n}",
            "(2,9) XS0006: found 'end of line'; write the name of a function or label here"
        },
        {
            "function F {\n    call 5\n}",
            "(2,10) XS0006: found '5'; write the name of a function or label here"
        },
        {
            "function F {\n    EAX = \n}",
            "(2,11) XS0006: found 'end of line'; write an operand here"
        },
        {
            "function F {\n    EAX = =\n}",
            "(2,11) XS0006: found '='; write an operand here"
        },
        {
            "function F {\n    EAX = @5\n}",
            "(2,12) XS0006: found '5'; write a name here"
        },
        {
            "function F {\n    EAX = signed 5\n}",
            "(2,18) XS0006: found '5'; write a name here"
        },
        {
            "function F {\n    EAX = RSI[0\n}",
            "(2,16) XS0006: found 'end of line'; write ']' here"
        },
        {
            "function F {\n    EAX = RSI[]\n}",
            "(2,15) XS0006: found ']'; write a register or constant here"
        },
        {
            "function F {\n    EAX = [RBX - RCX]\n}",
            "(2,18) XS0006: found 'RCX'; write a constant here"
        },
        {
            "function F {\n    EAX = [RBX * RCX]\n}",
            "(2,18) XS0006: found 'RCX'; write the scale 1, 2, 4 or 8 here"
        },
        {
            "function F {\n    if EAX { \n    }\n}",
            "(2,12) XS0006: found '{'; write one of < > = != <= >= here"
        },
        {
            "function F {\n    if EAX = 5\n}",
            "(2,15) XS0006: found 'end of line'; write '{', return, goto, break or continue here"
        },
        {
            "function F {\n    if EAX = 5 call F\n}",
            "(2,16) XS0006: found 'call'; write '{', return, goto, break or continue here"
        },
        {
            "function F {\n    if ! {\n    }\n}",
            "(2,8) XS0006: found '!'; write !0, !carry, !overflow, !sign, !parity or an operand here"
        },
        {
            "function F {\n    while EAX = 5\n}",
            "(2,18) XS0006: found 'end of line'; write '{' here"
        },
        {
            "function F {\n    repeat 4 {\n    }\n}",
            "(2,14) XS0006: found '{'; write times here"
        },
        {
            "function F {\n    repeat EAX times {\n    }\n}",
            "(2,12) XS0006: found 'EAX'; write a number or #Constant here"
        },
        {
            "function F {\n    loop\n}",
            "(2,9) XS0006: found 'end of line'; write '{' here"
        },
        {
            "function F {\n    +RAX as big\n}",
            "(2,13) XS0006: found 'big'; write word, dword or qword here"
        },
        {
            "function F {\n    EDX:5 = MSR[ECX]\n}",
            "(2,9) XS0006: found '5'; write a register here"
        },
        {
            "function F {\n    AL = Port DX\n}",
            "(2,15) XS0006: found 'DX'; write '[' here"
        },
        {
            "section",
            "(1,8) XS0006: found 'end of line'; write text, rodata, data, bss, default or a 'name' here"
        },
        {
            "section '.a', 5",
            "(1,15) XS0006: found '5'; write the 'flags' in quotes here"
        },
        {
            "section '.a', 'a', bits",
            "(1,20) XS0006: found 'bits'; write nobits here"
        },
        {
            "export",
            "(1,7) XS0006: found 'end of line'; write a name here"
        },
        {
            "export F as _start",
            "(1,13) XS0006: found '_start'; write the 'name' in quotes here"
        },
        {
            "thread X",
            "(1,8) XS0006: found 'X'; write var here"
        },
        {
            "var X dword[4",
            "(1,14) XS0006: found 'end of line'; write ']' here"
        },
        {
            "var X dword = { 1, 2",
            "(1,21) XS0006: found 'end of line'; write '}' here"
        },
        {
            "var X dword = { EAX }",
            "(1,17) XS0006: found 'EAX'; write a number or #Constant here"
        },
        {
            "bits",
            "(1,5) XS0030: 'end of line' is not a mode; write bits 32 or bits 64"
        },
        {
            "align RAX",
            "(1,7) XS0006: found 'RAX'; write a number or #Constant here"
        },
        {
            "function F {\n    = 5\n}",
            "(2,5) XS0007: '=' does not begin a statement; write a keyword, a label, a call, + or - with an operand, or an operand and an operator"
        },
        {
            "function F {\n    'text'\n}",
            "(2,5) XS0007: ''text'' does not begin a statement; write a keyword, a label, a call, + or - with an operand, or an operand and an operator"
        },
        {
            "function F {\n    ^\n}",
            "(2,5) XS0007: '^' does not begin a statement; write a keyword, a label, a call, + or - with an operand, or an operand and an operator"
        },
        {
            "function F {\n    ) \n}",
            "(2,5) XS0007: ')' does not begin a statement; write a keyword, a label, a call, + or - with an operand, or an operand and an operator"
        },
        {
            "function F {\n    EAX\n}",
            "(2,8) XS0008: 'end of line' is not an operator that can follow 'EAX'; write =, an arithmetic operator, ?=, ?&, <>, ++ or --"
        },
        {
            "function F {\n    EAX == 5\n}",
            "(2,10) XS0006: found '='; write an operand here"
        },
        {
            "function F {\n    EAX 5\n}",
            "(2,9) XS0008: '5' is not an operator that can follow 'EAX'; write =, an arithmetic operator, ?=, ?&, <>, ++ or --"
        },
        {
            "function F {\n    mov EAX, 5\n}",
            "(2,9) XS0008: 'EAX' is not an operator that can follow 'mov'; write =, an arithmetic operator, ?=, ?&, <>, ++ or --"
        },
        {
            "function F {\n    lock RSI[0] = 5\n}",
            "(2,5) XS0036: 'lock' cannot stand here; write it before + - & | ^ ++ -- <> +<> or ?<> on memory"
        },
        {
            "function F {\n    EAX = 5 EBX\n}",
            "(2,13) XS0009: 'EBX' follows a complete statement; put it on a line of its own"
        },
        {
            "function F {\n    ret 8\n}",
            "(2,9) XS0009: '8' follows a complete statement; put it on a line of its own"
        },
        {
            "function F { EAX = 5 }\n}",
            "(1,14) XS0009: 'EAX' follows a complete statement; put it on a line of its own"
        },
        {
            "namespace A B",
            "(1,13) XS0009: 'B' follows a complete statement; put it on a line of its own"
        },
        {
            "function F {\n    if EAX = 5 {\n        EAX = 6\n    } otherwise\n}",
            "(4,7) XS0009: 'otherwise' follows a complete statement; put it on a line of its own"
        },
        {
            "function F {\n    EAX = 5",
            "(1,1) XS0010: the block that 'function F {' opens does not end; write } below it"
        },
        {
            "function F {\n    if EAX = 5 {\n    }",
            "(1,1) XS0010: the block that 'function F {' opens does not end; write } below it"
        },
        {
            "}",
            "(1,1) XS0011: '}' closes no block; remove it, or open a block with {"
        },
        {
            "function F {\n}\n}",
            "(3,1) XS0011: '}' closes no block; remove it, or open a block with {"
        },
        {
            "} else {\n}",
            "(1,1) XS0011: '}' closes no block; remove it, or open a block with {"
        },
        {
            "function F {\n    var X = 5\n}",
            "(2,5) XS0013: 'var' stands inside a block; write it at the level of the namespace"
        },
        {
            "function F {\n    function G {\n    }\n}",
            "(2,5) XS0013: 'function' stands inside a block; write it at the level of the namespace"
        },
        {
            "function F {\n    namespace N\n}",
            "(2,5) XS0013: 'namespace' stands inside a block; write it at the level of the namespace"
        },
        {
            "function F {\n    const A = 5\n}",
            "(2,5) XS0013: 'const' stands inside a block; write it at the level of the namespace"
        },
        {
            "function F {\n    if EAX = 0 {\n        section text\n    }\n}",
            "(3,9) XS0013: 'section' stands inside a block; write it at the level of the namespace"
        },
        {
            "return",
            "(1,1) XS0014: 'return' stands outside a function; write ret or goto"
        },
        {
            "if EAX = 0 return",
            "(1,12) XS0014: 'return' stands outside a function; write ret or goto"
        },
        {
            "function F {\n    break\n}",
            "(2,5) XS0015: 'break' stands outside while and loop; write goto with a label"
        },
        {
            "function F {\n    if EAX = 0 continue\n}",
            "(2,16) XS0015: 'continue' stands outside while and loop; write goto with a label"
        },
        {
            "function F {\n    repeat 4 times {\n        break\n    }\n}",
            "(3,9) XS0015: 'break' stands outside while and loop; write goto with a label"
        },
        {
            "function F {\n    repeat 2 times {\n    Again:\n        EAX++\n    }\n}",
            "(3,5) XS0016: the label 'Again' would be defined once for each repetition; write while, or move it out of repeat"
        },
        {
            "function F {\n    repeat -1 times {\n    }\n}",
            "(2,12) XS0017: '-1' repetitions cannot be laid out; write a count of 0 to 65536, nested counts multiplied"
        },
        {
            "function F {\n    repeat 65537 times {\n        EAX++\n    }\n}",
            "(2,12) XS0017: '65537' repetitions cannot be laid out; write a count of 0 to 65536, nested counts multiplied"
        },
        {
            "function F {\n    repeat 1000 times {\n        repeat 1000 times {\n        }\n    }\n}",
            "(2,12) XS0017: '1000' repetitions cannot be laid out; write a count of 0 to 65536, nested counts multiplied" + "\n" +
            "(3,16) XS0017: '1000' repetitions cannot be laid out; write a count of 0 to 65536, nested counts multiplied"
        },
        {
            "var A\nvar A",
            "(2,5) XS0018: 'A' is already defined in line 1; choose another name"
        },
        {
            "function A {\n}\nfunction A {\n}",
            "(3,10) XS0018: 'A' is already defined in line 1; choose another name"
        },
        {
            "function F {\n    Here:\n    Here:\n}",
            "(3,5) XS0018: 'Here' is already defined in line 2; choose another name"
        },
        {
            "function A {\n}\nvar A_Exit",
            "(3,5) XS0018: 'A_Exit' is already defined in line 2; choose another name"
        },
        {
            "const A = 5\nconst A = 6",
            "(2,7) XS0018: 'A' is already defined in line 1; choose another name"
        },
        {
            "import A\nimport A",
            "(2,8) XS0018: 'A' is already defined in line 1; choose another name"
        },
        {
            "function F(EDI a, ESI a) {\n}",
            "(1,23) XS0018: 'a' is already defined in line 1; choose another name"
        },
        {
            "function F {\n}\nimport g\nexport F as 'g'",
            "(4,13) XS0018: 'g' is already defined in line 3; choose another name"
        },
        {
            "function F {\n    EAX = .Missing\n}",
            "(2,11) XS0019: '.Missing' is not defined; define it in this file (a dot means this namespace), or write import Missing"
        },
        {
            "function F {\n    EAX = Missing\n}",
            "(2,11) XS0019: 'Missing' is not defined; define it in this file (a dot means this namespace), or write import Missing"
        },
        {
            "function F {\n    goto Missing\n}",
            "(2,10) XS0019: 'Missing' is not defined; define it in this file (a dot means this namespace), or write import Missing"
        },
        {
            "function F {\n    Missing()\n}",
            "(2,5) XS0019: 'Missing' is not defined; define it in this file (a dot means this namespace), or write import Missing"
        },
        {
            "function F {\n    EAX = @.Missing\n}",
            "(2,12) XS0019: '.Missing' is not defined; define it in this file (a dot means this namespace), or write import Missing"
        },
        {
            "function F {\n    EAX = [Missing + 4]\n}",
            "(2,12) XS0019: 'Missing' is not defined; define it in this file (a dot means this namespace), or write import Missing"
        },
        {
            "namespace N\nvar X\nfunction F {\n    EAX = .F_X\n    EAX = Other_X\n}",
            "(4,11) XS0019: '.F_X' is not defined; define it in this file (a dot means this namespace), or write import N_F_X" + "\n" +
            "(5,11) XS0019: 'Other_X' is not defined; define it in this file (a dot means this namespace), or write import Other_X"
        },
        {
            "function F {\n    EAX = #Missing\n}",
            "(2,11) XS0020: '#Missing' is not a constant; write const with its value, above any const that uses it"
        },
        {
            "const A = #B\nconst B = 5",
            "(1,11) XS0020: '#B' is not a constant; write const with its value, above any const that uses it"
        },
        {
            "function F {\n    repeat #Missing times {\n    }\n}",
            "(2,12) XS0020: '#Missing' is not a constant; write const with its value, above any const that uses it"
        },
        {
            "function F {\n    EAX = RSI[#Missing]\n}",
            "(2,15) XS0020: '#Missing' is not a constant; write const with its value, above any const that uses it"
        },
        {
            "RAX:",
            "(1,1) XS0021: 'RAX' is a register or a word of X#; choose another name"
        },
        {
            "function AL {\n}",
            "(1,10) XS0021: 'AL' is a register or a word of X#; choose another name"
        },
        {
            "function F(EDI byte) {\n}",
            "(1,16) XS0021: 'byte' is a register or a word of X#; choose another name"
        },
        {
            "function F(EDI RAX) {\n}",
            "(1,16) XS0021: 'RAX' is a register or a word of X#; choose another name"
        },
        {
            "import CR0",
            "(1,8) XS0021: 'CR0' is a register or a word of X#; choose another name"
        },
        {
            "interrupt DX {\n}",
            "(1,11) XS0021: 'DX' is a register or a word of X#; choose another name"
        },
        {
            "function F {\n    RAX = .F\n}",
            "(2,11) XS0022: '.F' is a function; write @.F for its address"
        },
        {
            "function F {\n    RAX = qword F[8]\n}",
            "(2,17) XS0022: 'F' is a function; write @F for its address"
        },
        {
            "var X\nfunction F {\n    X()\n}",
            "(3,5) XS0023: 'X' is a variable; write the name of a function or label, or load the address in a register"
        },
        {
            "var X\nfunction F {\n    goto .X\n}",
            "(3,10) XS0023: '.X' is a variable; write the name of a function or label, or load the address in a register"
        },
        {
            "export Nothing",
            "(1,8) XS0024: 'Nothing' is not a function, variable or label of this file; export one of those"
        },
        {
            "import f\nexport f",
            "(2,8) XS0024: 'f' is not a function, variable or label of this file; export one of those"
        },
        {
            "function F {\n}\nexport F as '1x'",
            "(3,13) XS0025: '1x' is not a symbol name; write letters, digits, _ . and $, beginning with a letter or _"
        },
        {
            "function F {\n}\nexport F as '.L0'",
            "(3,13) XS0025: '.L0' is not a symbol name; write letters, digits, _ . and $, beginning with a letter or _"
        },
        {
            "function F {\n}\nexport F as ''",
            "(3,13) XS0025: '' is not a symbol name; write letters, digits, _ . and $, beginning with a letter or _"
        },
        {
            "function F(RSI a) {\n}",
            "(1,12) XS0026: 'RSI' does not carry this argument; write RDI (or its 32, 16 or 8 bit part)"
        },
        {
            "function F(EDI a, EDX b) {\n}",
            "(1,19) XS0026: 'EDX' does not carry this argument; write RSI (or its 32, 16 or 8 bit part)"
        },
        {
            "function F(AH a) {\n}",
            "(1,12) XS0026: 'AH' does not carry this argument; write RDI (or its 32, 16 or 8 bit part)"
        },
        {
            "function F(RDI a, RSI b, RDX c, RCX d, R8 e, R9 f, RAX g) {\n}",
            "(1,56) XS0027: 'g' is a seventh parameter; pass a pointer to the rest"
        },
        {
            "bits 32\nfunction F {\n    RAX = 5\n    EAX = R8[0]\n    SIL = 1\n    CR8 = EAX\n    qword ESI[0] ?= 5\n}",
            "(3,5) XS0028: 'RAX' does not exist in 32-bit code; write a 32-bit register, or bits 64 above" + "\n" +
            "(4,11) XS0028: 'R8' does not exist in 32-bit code; write a 32-bit register, or bits 64 above" + "\n" +
            "(5,5) XS0028: 'SIL' does not exist in 32-bit code; write a 32-bit register, or bits 64 above" + "\n" +
            "(6,5) XS0028: 'CR8' does not exist in 32-bit code; write a 32-bit register, or bits 64 above" + "\n" +
            "(7,5) XS0028: 'qword ESI[0]' does not exist in 32-bit code; write dword, or bits 64 above"
        },
        {
            "bits 32\nfunction F(EDI a) {\n}",
            "(2,10) XS0028: 'F(' does not exist in 32-bit code; write it without parameters, or bits 64 above"
        },
        {
            "function F {\n    goto 8:F\n}",
            "(2,10) XS0029: 'goto 8:' does not exist in 64-bit code; write + selector, + address and //! retfq"
        },
        {
            "function F {\n    +@F\n}",
            "(2,6) XS0029: '+@F' does not exist in 64-bit code; write it to a register and push that"
        },
        {
            "bits 16",
            "(1,6) XS0030: '16' is not a mode; write bits 32 or bits 64"
        },
        {
            "bits x",
            "(1,6) XS0030: 'x' is not a mode; write bits 32 or bits 64"
        },
        {
            "function F {\n    EAX = RBX\n}",
            "(2,11) XS0031: 'EAX' has 32 bits and 'RBX' has 64; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    AL = BX\n}",
            "(2,10) XS0031: 'AL' has 8 bits and 'BX' has 16; use operands of one size, or widen with signed or unsigned"
        },
        {
            "var X\nfunction F {\n    RAX = .X\n}",
            "(3,11) XS0031: 'RAX' has 64 bits and '.X' has 32; use operands of one size, or widen with signed or unsigned"
        },
        {
            "var X qword\nfunction F {\n    .X = EAX\n}",
            "(3,10) XS0031: '.X' has 64 bits and 'EAX' has 32; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    EAX + BX\n}",
            "(2,11) XS0031: 'EAX' has 32 bits and 'BX' has 16; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    dword RSI[0] = AL\n}",
            "(2,20) XS0031: 'dword RSI[0]' has 32 bits and 'AL' has 8; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    if EAX = BX return\n}",
            "(2,14) XS0031: 'EAX' has 32 bits and 'BX' has 16; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    lock qword RSI[0] + EAX\n}",
            "(2,25) XS0031: 'qword RSI[0]' has 64 bits and 'EAX' has 32; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    ESI = @F\n}",
            "(2,5) XS0031: 'ESI' has 32 bits and '@F' has 64; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    EDX:EAX / RCX\n}",
            "(2,15) XS0031: 'EDX:EAX' has 32 bits and 'RCX' has 64; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    +RAX as word\n}",
            "(2,6) XS0031: 'RAX' has 64 bits and 'as word' has 16; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    EAX = -RBX\n}",
            "(2,12) XS0031: 'EAX' has 32 bits and 'RBX' has 64; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    RSI[0] = 5\n}",
            "(2,5) XS0032: 'RSI[0]' has no size; write byte, word, dword or qword before it"
        },
        {
            "function F {\n    RSI[0]++\n}",
            "(2,5) XS0032: 'RSI[0]' has no size; write byte, word, dword or qword before it"
        },
        {
            "function F {\n    RSI[0] + 5\n}",
            "(2,5) XS0032: 'RSI[0]' has no size; write byte, word, dword or qword before it"
        },
        {
            "function F {\n    if RSI[0] = 5 return\n}",
            "(2,8) XS0032: 'RSI[0]' has no size; write byte, word, dword or qword before it"
        },
        {
            "function F {\n    EAX = unsigned RSI[0]\n}",
            "(2,20) XS0032: 'RSI[0]' has no size; write byte, word, dword or qword before it"
        },
        {
            "function F {\n    +RSI[0]\n}",
            "(2,6) XS0032: 'RSI[0]' has no size; write byte, word, dword or qword before it"
        },
        {
            "function F {\n    RSI[0] << 4\n}",
            "(2,5) XS0032: 'RSI[0]' has no size; write byte, word, dword or qword before it"
        },
        {
            "import X\nfunction F {\n    X = 5\n}",
            "(3,5) XS0032: 'X' has no size; write byte, word, dword or qword before it"
        },
        {
            "function F {\n    AL = 256\n}",
            "(2,10) XS0033: '256' does not fit; write a constant from -128 to 255"
        },
        {
            "function F {\n    AL = -129\n}",
            "(2,10) XS0033: '-129' does not fit; write a constant from -128 to 255"
        },
        {
            "function F {\n    AX = $10000\n}",
            "(2,10) XS0033: '$10000' does not fit; write a constant from -32768 to 65535"
        },
        {
            "function F {\n    EAX = $100000000\n}",
            "(2,11) XS0033: '$100000000' does not fit; write a constant from -2147483648 to 4294967295"
        },
        {
            "function F {\n    byte RSI[0] = 256\n}",
            "(2,19) XS0033: '256' does not fit; write a constant from -128 to 255"
        },
        {
            "function F {\n    EAX + $100000000\n}",
            "(2,11) XS0033: '$100000000' does not fit; write a constant from -2147483648 to 4294967295"
        },
        {
            "var X byte = 256",
            "(1,14) XS0033: '256' does not fit; write a constant from -128 to 255"
        },
        {
            "var X = $100000000",
            "(1,9) XS0033: '$100000000' does not fit; write a constant from -2147483648 to 4294967295"
        },
        {
            "function F {\n    EAX = RSI[$80000000]\n}",
            "(2,11) XS0033: 'RSI[$80000000]' does not fit; write a constant from -2147483648 to 2147483647"
        },
        {
            "function F {\n    +70000 as word\n}",
            "(2,6) XS0033: '70000' does not fit; write a constant from -32768 to 65535"
        },
        {
            "bits 32\nfunction F {\n    goto 65536:F\n}",
            "(3,10) XS0033: '65536' does not fit; write a constant from 0 to 65535"
        },
        {
            "function F {\n    qword RSI[0] = $80000000\n}",
            "(2,20) XS0034: '$80000000' is not a sign-extended 32-bit constant; load it in a 64-bit register and use that"
        },
        {
            "function F {\n    RAX + $FFFFFFFF\n}",
            "(2,11) XS0034: '$FFFFFFFF' is not a sign-extended 32-bit constant; load it in a 64-bit register and use that"
        },
        {
            "function F {\n    if RAX = $123456789 return\n}",
            "(2,14) XS0034: '$123456789' is not a sign-extended 32-bit constant; load it in a 64-bit register and use that"
        },
        {
            "function F {\n    +$80000000\n}",
            "(2,6) XS0034: '$80000000' is not a sign-extended 32-bit constant; load it in a 64-bit register and use that"
        },
        {
            "function F {\n    RAX * $80000000\n}",
            "(2,11) XS0034: '$80000000' is not a sign-extended 32-bit constant; load it in a 64-bit register and use that"
        },
        {
            "function F {\n    qword RSI[0] = qword RDI[0]\n}",
            "(2,20) XS0035: 'qword RSI[0]' and 'qword RDI[0]' are both in memory; load one in a register first"
        },
        {
            "function F {\n    RSI[0] + RDI[0]\n}",
            "(2,14) XS0035: 'RSI[0]' and 'RDI[0]' are both in memory; load one in a register first"
        },
        {
            "function F {\n    if RSI[0] = RDI[0] return\n}",
            "(2,17) XS0035: 'RSI[0]' and 'RDI[0]' are both in memory; load one in a register first"
        },
        {
            "function F {\n    RSI[0] <> RDI[0]\n}",
            "(2,15) XS0035: 'RSI[0]' and 'RDI[0]' are both in memory; load one in a register first"
        },
        {
            "function F {\n    5 = EAX\n}",
            "(2,5) XS0036: '5' cannot stand here; write a register or memory operand on the left of ="
        },
        {
            "function F {\n    5 + EAX\n}",
            "(2,5) XS0036: '5' cannot stand here; write a general register or memory operand"
        },
        {
            "function F {\n    EAX + @F\n}",
            "(2,11) XS0031: 'EAX' has 32 bits and '@F' has 64; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    if 5 = EAX return\n}",
            "(2,8) XS0036: '5' cannot stand here; write a general register or memory operand"
        },
        {
            "function F {\n    CS + 5\n}",
            "(2,5) XS0036: 'CS' cannot stand here; write a general register or memory operand"
        },
        {
            "function F {\n    EAX = EDX:EAX\n}",
            "(2,11) XS0036: 'EDX:EAX' cannot stand here; write a register or constant, or assign to a register first"
        },
        {
            "function F {\n    EDX:EAX = EAX\n}",
            "(2,5) XS0036: 'EDX:EAX' cannot stand here; write a register or memory operand on the left of ="
        },
        {
            "function F {\n    RSI[0] = @F\n}",
            "(2,14) XS0036: '@F' cannot stand here; write a register or constant, or assign to a register first"
        },
        {
            "function F {\n    RSI[0] = -RAX\n}",
            "(2,14) XS0036: '-RAX' cannot stand here; write a register or constant, or assign to a register first"
        },
        {
            "function F {\n    AL * 5\n}",
            "(2,5) XS0036: 'AL' cannot stand here; write a general register of 16, 32 or 64 bits"
        },
        {
            "function F {\n    RSI[0] * 5\n}",
            "(2,5) XS0036: 'RSI[0]' cannot stand here; write a general register of 16, 32 or 64 bits"
        },
        {
            "function F {\n    EDX:EAX / 5\n}",
            "(2,15) XS0036: '5' cannot stand here; write a general register or sized memory as the divisor"
        },
        {
            "function F {\n    RAX = ~CR0\n}",
            "(2,12) XS0036: 'CR0' cannot stand here; write a general register after ~ or -"
        },
        {
            "function F {\n    EAX = signed CS\n}",
            "(2,18) XS0036: 'CS' cannot stand here; write a general register or sized memory after signed or unsigned"
        },
        {
            "function F {\n    lock EAX = 5\n}",
            "(2,5) XS0036: 'lock' cannot stand here; write it before + - & | ^ ++ -- <> +<> or ?<> on memory"
        },
        {
            "function F {\n    lock RSI[0] << 5\n}",
            "(2,5) XS0036: 'lock' cannot stand here; write it before + - & | ^ ++ -- <> +<> or ?<> on memory"
        },
        {
            "function F {\n    lock RSI[0] +<> 5\n}",
            "(2,21) XS0036: '5' cannot stand here; write a general register"
        },
        {
            "function F {\n    -5\n}",
            "(2,6) XS0036: '5' cannot stand here; write a general register, sized memory or (to push) a constant"
        },
        {
            "function F {\n    +CS\n}",
            "(2,6) XS0036: 'CS' cannot stand here; write a general register, sized memory or (to push) a constant"
        },
        {
            "function F {\n    +EAX\n}",
            "(2,6) XS0036: 'EAX' cannot stand here; write 16 or 64 bits on the stack"
        },
        {
            "function F {\n    call EAX\n}",
            "(2,10) XS0036: 'EAX' cannot stand here; write an operand of 64 bits"
        },
        {
            "function F {\n    goto AL\n}",
            "(2,10) XS0036: 'AL' cannot stand here; write an operand of 64 bits"
        },
        {
            "function F {\n    if = goto RAX\n}",
            "(2,15) XS0036: 'RAX' cannot stand here; write the name of a label or function after if"
        },
        {
            "function F {\n    Port[DX]++\n}",
            "(2,5) XS0036: 'Port[DX]' cannot stand here; write a general register or memory operand"
        },
        {
            "bits 32\nfunction F {\n    +@ESI[0]\n}",
            "(3,6) XS0036: '@ESI[0]' cannot stand here; write the address of a name"
        },
        {
            "var X qword = @[RAX]",
            "(1,15) XS0036: '@[RAX]' cannot stand here; write the address of a name"
        },
        {
            "function F {\n    call CR0\n}",
            "(2,10) XS0036: 'CR0' cannot stand here; write a name, a general register or sized memory"
        },
        {
            "function F {\n    RAX = -RSI[0]\n}",
            "(2,12) XS0036: 'RSI[0]' cannot stand here; write a general register after ~ or -"
        },
        {
            "function F {\n    EAX = EBX ?= 5\n}",
            "(2,15) XS0068: '?= 5' does not fit in the assignment, which takes one operand; write EAX = EBX and on the next line EAX ?= 5"
        },
        {
            "function F {\n    -5 as word\n}",
            "(2,6) XS0036: '5' cannot stand here; write a general register, sized memory or (to push) a constant"
        },
        {
            "function F {\n    AL = AX[0]\n}",
            "(2,10) XS0037: 'AX' cannot be part of this address; write a 64-bit register, or 32-bit in bits 32"
        },
        {
            "function F {\n    AL = CS[0]\n}",
            "(2,10) XS0037: 'CS' cannot be part of this address; write a 64-bit register, or 32-bit in bits 32"
        },
        {
            "function F {\n    AL = [RBX + ECX]\n}",
            "(2,17) XS0037: 'ECX' cannot be part of this address; write one of 64 bits like the other"
        },
        {
            "function F {\n    AL = [RAX + RSP * 2]\n}",
            "(2,17) XS0037: 'RSP' cannot be part of this address; write another register as index"
        },
        {
            "function F {\n    AL = [RSP + RSP]\n}",
            "(2,17) XS0037: 'RSP' cannot be part of this address; write another register as index"
        },
        {
            "function F {\n    AL = [RAX + RBX + RCX]\n}",
            "(2,23) XS0038: 'RCX' is a third register in the address; write at most base + index * scale + displacement"
        },
        {
            "function F {\n    AL = [RBX + RCX * 3]\n}",
            "(2,23) XS0039: '3' is not a scale; write 1, 2, 4 or 8"
        },
        {
            "var X byte\nfunction F {\n    AL = .X[RCX]\n}",
            "(3,10) XS0040: '.X[RCX]' cannot index a variable here; load its address in a register with @ and index that"
        },
        {
            "thread var X byte\nfunction F {\n    AL = .X[RCX]\n}",
            "(3,10) XS0040: '.X[RCX]' cannot index a variable here; load its address in a register with @ and index that"
        },
        {
            "function F {\n    AH = SIL\n}",
            "(2,5) XS0041: 'AH' cannot be used together with 'SIL'; use AL, BL, CL or DL"
        },
        {
            "function F {\n    AH = R8[0]\n}",
            "(2,5) XS0041: 'AH' cannot be used together with 'R8[0]'; use AL, BL, CL or DL"
        },
        {
            "function F {\n    AH + R9B\n}",
            "(2,5) XS0041: 'AH' cannot be used together with 'R9B'; use AL, BL, CL or DL"
        },
        {
            "function F {\n    RAX = unsigned AH\n}",
            "(2,20) XS0041: 'AH' cannot be used together with 'RAX'; use AL, BL, CL or DL"
        },
        {
            "function F {\n    EAX << 32\n}",
            "(2,12) XS0042: '32' is not a count for 32 bits; write CL or a constant from 0 to 31"
        },
        {
            "function F {\n    AL >> -1\n}",
            "(2,11) XS0042: '-1' is not a count for 8 bits; write CL or a constant from 0 to 7"
        },
        {
            "function F {\n    RAX <~ RCX\n}",
            "(2,12) XS0042: 'RCX' is not a count for 64 bits; write CL or a constant from 0 to 63"
        },
        {
            "function F {\n    EAX ~> DL\n}",
            "(2,12) XS0042: 'DL' is not a count for 32 bits; write CL or a constant from 0 to 31"
        },
        {
            "function F {\n    EAX = unsigned RAX\n}",
            "(2,11) XS0043: 'RAX' has 64 bits and cannot be widened to 32; write a plain assignment or a narrower source"
        },
        {
            "function F {\n    EAX = signed EBX\n}",
            "(2,11) XS0043: 'EBX' has 32 bits and cannot be widened to 32; write a plain assignment or a narrower source"
        },
        {
            "function F {\n    AL = unsigned byte RSI[0]\n}",
            "(2,10) XS0043: 'byte RSI[0]' has 8 bits and cannot be widened to 8; write a plain assignment or a narrower source"
        },
        {
            "function F {\n    RAX / RCX\n}",
            "(2,5) XS0044: 'RAX' cannot be divided; write RDX:RAX, EDX:EAX, DX:AX or AH:AL, as wide as the divisor"
        },
        {
            "function F {\n    EAX:EDX / ECX\n}",
            "(2,5) XS0044: 'EAX:EDX' cannot be divided; write RDX:RAX, EDX:EAX, DX:AX or AH:AL, as wide as the divisor"
        },
        {
            "function F {\n    RDX:RAX / CX\n}",
            "(2,15) XS0031: 'RDX:RAX' has 64 bits and 'CX' has 16; use operands of one size, or widen with signed or unsigned"
        },
        {
            "function F {\n    AL = Port[256]\n}",
            "(2,15) XS0045: '256' cannot stand in a port statement; write Port[DX] or Port[0..255] with AL, AX or EAX"
        },
        {
            "function F {\n    AL = Port[ECX]\n}",
            "(2,15) XS0045: 'ECX' cannot stand in a port statement; write Port[DX] or Port[0..255] with AL, AX or EAX"
        },
        {
            "function F {\n    BL = Port[DX]\n}",
            "(2,5) XS0045: 'BL' cannot stand in a port statement; write Port[DX] or Port[0..255] with AL, AX or EAX"
        },
        {
            "function F {\n    Port[DX] = 5\n}",
            "(2,16) XS0045: '5' cannot stand in a port statement; write Port[DX] or Port[0..255] with AL, AX or EAX"
        },
        {
            "function F {\n    RAX = Port[DX]\n}",
            "(2,5) XS0045: 'RAX' cannot stand in a port statement; write Port[DX] or Port[0..255] with AL, AX or EAX"
        },
        {
            "function F {\n    Port[CR0] = AL\n}",
            "(2,10) XS0045: 'CR0' cannot stand in a port statement; write Port[DX] or Port[0..255] with AL, AX or EAX"
        },
        {
            "function F {\n    EDX:EAX = MSR[EAX]\n}",
            "(2,19) XS0046: 'EAX' cannot stand in an MSR statement; write MSR[ECX] with EDX:EAX"
        },
        {
            "function F {\n    RAX = MSR[ECX]\n}",
            "(2,5) XS0046: 'RAX' cannot stand in an MSR statement; write MSR[ECX] with EDX:EAX"
        },
        {
            "function F {\n    MSR[5] = EDX:EAX\n}",
            "(2,9) XS0046: '5' cannot stand in an MSR statement; write MSR[ECX] with EDX:EAX"
        },
        {
            "function F {\n    MSR[ECX] = EAX:EDX\n}",
            "(2,16) XS0046: 'EAX:EDX' cannot stand in an MSR statement; write MSR[ECX] with EDX:EAX"
        },
        {
            "function F {\n    CR0 = EAX\n}",
            "(2,11) XS0047: 'EAX' cannot be moved to or from 'CR0'; write a general register of 64 bits"
        },
        {
            "function F {\n    CR3 = 5\n}",
            "(2,11) XS0047: '5' cannot be moved to or from 'CR3'; write a general register of 64 bits"
        },
        {
            "function F {\n    DS = EAX\n}",
            "(2,10) XS0047: 'EAX' cannot be moved to or from 'DS'; write a general register of 16 bits"
        },
        {
            "function F {\n    CS = AX\n}",
            "(2,10) XS0047: 'AX' cannot be moved to or from 'CS'; write another segment register; iret or a far jump sets CS"
        },
        {
            "function F {\n    GDTR = RAX\n}",
            "(2,12) XS0047: 'RAX' cannot be moved to or from 'GDTR'; write a memory operand"
        },
        {
            "function F {\n    TR = EAX\n}",
            "(2,10) XS0047: 'EAX' cannot be moved to or from 'TR'; write a general register of 16 bits"
        },
        {
            "function F {\n    EAX = CR0\n}",
            "(2,5) XS0047: 'EAX' cannot be moved to or from 'CR0'; write a general register of 64 bits"
        },
        {
            "function F {\n    RSI[0] = CR0\n}",
            "(2,5) XS0047: 'RSI[0]' cannot be moved to or from 'CR0'; write a general register of 64 bits"
        },
        {
            "function F {\n    DS = CS\n}",
            "(2,10) XS0047: 'CS' cannot be moved to or from 'DS'; write a general register of 16 bits"
        },
        {
            "function F {\n    lock RSI[0] ?<> EAX\n}",
            "(2,21) XS0048: 'EAX' is compared with here; write another register for the new value"
        },
        {
            "function F {\n    lock RAX + 5\n}",
            "(2,10) XS0049: 'RAX' cannot be locked; write a memory operand"
        },
        {
            "function F {\n    lock RAX ?<> RBX\n}",
            "(2,10) XS0049: 'RAX' cannot be locked; write a memory operand"
        },
        {
            "function F {\n    lock RAX++\n}",
            "(2,10) XS0049: 'RAX' cannot be locked; write a memory operand"
        },
        {
            "bits 32\nthread var X\nfunction F {\n    EAX = .X\n}",
            "(4,11) XS0050: '.X' is a thread variable; use it in 64-bit code"
        },
        {
            "thread var X qword\nvar Y qword = @.X",
            "(2,15) XS0050: '@.X' is a thread variable; its address differs from thread to thread"
        },
        {
            "section data\nthread var X",
            "(2,12) XS0050: 'X' is a thread variable; write section default above"
        },
        {
            "var X dword[0]",
            "(1,13) XS0051: '0' is not an array size; write 1 to 67108864"
        },
        {
            "var X byte[-1]",
            "(1,12) XS0051: '-1' is not an array size; write 1 to 268435456"
        },
        {
            "var X qword[$FFFFFFFF]",
            "(1,13) XS0051: '$FFFFFFFF' is not an array size; write 1 to 33554432"
        },
        {
            "var X dword[4] = 5",
            "(1,5) XS0052: 'X' has a size and a value; leave out the size and list the values, or leave out the value"
        },
        {
            "var X word = 'text'",
            "(1,14) XS0053: ''text'' is text; declare the variable as byte"
        },
        {
            "var X qword = { 'text' }",
            "(1,17) XS0053: ''text'' is text; declare the variable as byte"
        },
        {
            "var X = @.X",
            "(1,9) XS0054: '@.X' is an address; write qword, or dword in bits 32"
        },
        {
            "var X byte = @.X",
            "(1,14) XS0054: '@.X' is an address; write qword, or dword in bits 32"
        },
        {
            "align 3\nvar X",
            "(1,7) XS0055: '3' is not an alignment; write a power of two from 1 to 2097152"
        },
        {
            "align 0\nvar X",
            "(1,7) XS0055: '0' is not an alignment; write a power of two from 1 to 2097152"
        },
        {
            "align 4194304\nvar X",
            "(1,7) XS0055: '4194304' is not an alignment; write a power of two from 1 to 2097152"
        },
        {
            "align 16",
            "(1,1) XS0056: 'align' stands before no definition or statement; remove it"
        },
        {
            "section code",
            "(1,9) XS0057: 'code' is not a section; write text, rodata, data, bss, default, or a 'name' and flags of a, w and x"
        },
        {
            "section ''",
            "(1,9) XS0057: '' is not a section; write text, rodata, data, bss, default, or a 'name' and flags of a, w and x"
        },
        {
            "section '.a', 'q'",
            "(1,15) XS0057: 'q' is not a section; write text, rodata, data, bss, default, or a 'name' and flags of a, w and x"
        },
        {
            "section '.debug_line', 'a'",
            "(1,9) XS0057: '.debug_line' is not a section; write text, rodata, data, bss, default, or a 'name' and flags of a, w and x"
        },
        {
            "section '.a b', 'a'",
            "(1,9) XS0057: '.a b' is not a section; write text, rodata, data, bss, default, or a 'name' and flags of a, w and x"
        },
        {
            "section '.a', 'a'\nvar X\nsection '.a', 'aw'\nvar Y",
            "(4,5) XS0058: '.a' was given other flags before; write the same flags, or another name"
        },
        {
            "section '.text', 'a'\nvar X",
            "(2,5) XS0058: '.text' was given other flags before; write the same flags, or another name"
        },
        {
            "section data\nfunction F {\n}",
            "(2,10) XS0059: 'F' is code in the section '.data.F', which is not executable; write section text or section default above"
        },
        {
            "section '.a', 'a'\n    EAX = 5",
            "(2,5) XS0059: 'this statement' is code in the section '.a', which is not executable; write section text or section default above"
        },
        {
            "section bss\nvar X = 5",
            "(2,5) XS0060: 'X' has a value, but the section '.bss.X' holds none; leave out the value, or choose another section"
        },
        {
            "section '.a', 'aw', nobits\nvar X byte = 'a'",
            "(2,5) XS0060: 'X' has a value, but the section '.a' holds none; leave out the value, or choose another section"
        },
        {
            "//END",
            "(1,1) XS0062: '//END' ends the file in Cosmos's second generation and is a comment in its first; write // END, or remove what follows"
        },
        {
            "var X = 'it\\'s'",
            "(1,12) XS0063: 'it\\' does not end at this quote in Cosmos, whose generations disagree whether the backslash stays; write '' for a quote\n" +
            "(1,15) XS0002: the string ' does not end; close it with ' on the same line"
        },
        {
            "function F {\n    byte RSI = AL\n}",
            "(2,5) XS0064: 'byte RSI' could mean the register, which is written RSI, or the memory at it, which is written byte RSI[0]; write one of those"
        },
        {
            "include File",
            "(1,1) XS0065: 'include' is a form of Cosmos that is written otherwise here; write import with the namespace of the other file, which then is a file of the project"
        },
        {
            "handler F {\n    iret\n}",
            "(2,5) XS0066: 'iret' would leave the saved registers on the stack; write return, or an interrupt instead of the handler"
        },
        {
            "bits 32\nfunction G {\n}\nbits 64\nfunction F {\n    call G\n}",
            "(6,10) XS0067: 'G' is 32-bit code and this is 64-bit code; reach it by goto #Selector:G from 32-bit code, or write bits 64 above it"
        },
        {
            "function F {\n    if (EAX = 1) return\n}",
            "(2,8) XS0069: '(' does not belong to a condition; write it without parentheses, such as if EAX = 1 return"
        },
        {
            "namespace N\nvar X float\nfunction F {\n    EAX = BX\n    if EAX {\n        AL = 256\n    } else {\n        goto Nowhere\n    }\n    RAX +\n}\n}",
            "(2,7) XS0006: found 'float'; write byte, word, dword, qword or '=' here" + "\n" +
            "(4,11) XS0031: 'EAX' has 32 bits and 'BX' has 16; use operands of one size, or widen with signed or unsigned" + "\n" +
            "(5,12) XS0006: found '{'; write one of < > = != <= >= here" + "\n" +
            "(10,10) XS0006: found 'end of line'; write an operand here" + "\n" +
            "(12,1) XS0011: '}' closes no block; remove it, or open a block with {"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void EachBadSourceGetsItsDiagnostics(string source, string expected) =>
        Assert.Equal(expected, Diagnose(source));

    [Theory]
    [MemberData(nameof(Cases))]
    public void ErrorsLeaveNoAssembly(string source, string expected)
    {
        var compilation = Compile(source);
        Assert.Null(compilation.Assembly);
        Assert.False(compilation.Success);
        Assert.NotEmpty(expected);
    }

    [Fact]
    public void BlocksNestSixtyFourDeep()
    {
        Assert.Empty(Compile(Nested(64)).Diagnostics);
        Assert.Equal(
            "(65,1) XS0012: 'if EAX = 0 {' opens a block inside 64 others; move the inner ones to a function",
            Diagnose(Nested(65)));
        Assert.Single(Compile(Nested(100_000)).Diagnostics);
    }

    [Fact]
    public void EveryCodeOfTheCatalogueHasACase()
    {
        var shown = string.Concat(Cases.Select(row => row.Data.Item2)) + "XS0012 XS0061 XS0070";
        shown += string.Concat(ImportedConstantTests.Cases.Select(row => row.Data.Item2));
        Assert.All(XRules.All, rule => Assert.Contains(rule.Code, shown));
    }

    [Fact]
    public void CodesAreNumberedWithoutGaps() =>
        Assert.Equal(
            Enumerable.Range(1, XRules.All.Count).Select(number => $"XS{number:0000}"),
            XRules.All.Select(rule => rule.Code));

    [Fact]
    public void DiagnosticsReadAsMSBuildErrors() =>
        Assert.Equal(
            "some/File.xs(1,1): error XS0011: '}' closes no block; remove it, or open a block with {",
            XSharpCompiler.Compile(new XSource("some/File.xs", "}")).Diagnostics.Single().ToString());

    private static XCompilation Compile(string source) => XSharpCompiler.Compile(new XSource("", source));

    private static string Diagnose(string source) =>
        string.Join('\n', Compile(source).Diagnostics.Select(d => d.ToString().Replace(": error ", " ")));

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("if EAX = 0 {\n", depth)) + string.Concat(Enumerable.Repeat("}\n", depth));
}
