using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace XSharp.Diagnostics;

/// <summary>The diagnostic catalogue: every message the compiler can give, in the order of its numbers.</summary>
public static class XRules
{
    // Text
    public static readonly XRule UnexpectedCharacter = new("XS0001", "Character outside the language",
        "'{0}' is not a character of X#; write it only inside a 'string' or a comment");
    public static readonly XRule UnclosedString = new("XS0002", "String without an end",
        "the string {0} does not end; close it with ' on the same line");
    public static readonly XRule BadNumber = new("XS0003", "Malformed number",
        "'{0}' is not a number; write decimal digits, or $ and hexadecimal digits");
    public static readonly XRule NumberTooLarge = new("XS0004", "Number over 64 bits",
        "'{0}' needs more than 64 bits; write at most $FFFFFFFFFFFFFFFF");
    public static readonly XRule LiteralNotAlone = new("XS0005", "Literal assembly after a statement",
        "'{0}' follows a statement and would be lost as a comment; give literal assembly its own line");

    // Statements and blocks
    public static readonly XRule Expected = new("XS0006", "Something else expected",
        "found '{0}'; write {1} here");
    public static readonly XRule UnknownStatement = new("XS0007", "Not a statement",
        "'{0}' does not begin a statement; write a keyword, a label, a call, + or - with an operand, or an operand " +
        "and an operator");
    public static readonly XRule UnknownOperator = new("XS0008", "Not an operator",
        "'{0}' is not an operator that can follow '{1}'; write =, an arithmetic operator, ?=, ?&, <>, ++ or --");
    public static readonly XRule ExtraText = new("XS0009", "Text after the statement",
        "'{0}' follows a complete statement; put it on a line of its own");
    public static readonly XRule UnclosedBlock = new("XS0010", "Block without an end",
        "the block that '{0}' opens does not end; write }} below it");
    public static readonly XRule UnmatchedBrace = new("XS0011", "Closing brace without a block",
        "'{0}' closes no block; remove it, or open a block with {{");
    public static readonly XRule NestedTooDeep = new("XS0012", "Blocks nested too deep",
        "'{0}' opens a block inside {1} others; move the inner ones to a function");
    public static readonly XRule OnlyOutsideFunction = new("XS0013", "Definition inside a block",
        "'{0}' stands inside a block; write it at the level of the namespace");
    public static readonly XRule OnlyInsideFunction = new("XS0014", "Return outside a function",
        "'{0}' stands outside a function; write ret or goto");
    public static readonly XRule OnlyInsideLoop = new("XS0015", "Break or continue outside a loop",
        "'{0}' stands outside while and loop; write goto with a label");
    public static readonly XRule LabelInRepeat = new("XS0016", "Label in a repeated block",
        "the label '{0}' would be defined once for each repetition; write while, or move it out of repeat");
    public static readonly XRule RepeatCount = new("XS0017", "Repeat count out of range",
        "'{0}' repetitions cannot be laid out; write a count of 0 to {1}, nested counts multiplied");

    // Names
    public static readonly XRule DuplicateName = new("XS0018", "Name defined twice",
        "'{0}' is already defined in {1}; choose another name");
    public static readonly XRule UndefinedName = new("XS0019", "Undefined name",
        "'{0}' is not defined; define it in this file (a dot means this namespace), or write import {1}");
    public static readonly XRule UndefinedConstant = new("XS0020", "Undefined constant",
        "'{0}' is not a constant; write const with its value, above any const that uses it{1}");
    public static readonly XRule ReservedName = new("XS0021", "Name is a word of the language",
        "'{0}' is a register or a word of X#; choose another name");
    public static readonly XRule NotData = new("XS0022", "Code used as data",
        "'{0}' is a function; write @{0} for its address");
    public static readonly XRule NotCode = new("XS0023", "Data used as code",
        "'{0}' is a variable; write the name of a function or label, or load the address in a register");
    public static readonly XRule NotExportable = new("XS0024", "Export of nothing",
        "'{0}' is not a function, variable or label of this file; export one of those");
    public static readonly XRule BadSymbolName = new("XS0025", "Malformed symbol name",
        "'{0}' is not a symbol name; write letters, digits, _ . and $, beginning with a letter or _");

    // Plug bodies and modes
    public static readonly XRule ParameterRegister = new("XS0026", "Parameter in the wrong register",
        "'{0}' does not carry this argument; write {1} (or its 32, 16 or 8 bit part)");
    public static readonly XRule TooManyParameters = new("XS0027", "More than six parameters",
        "'{0}' is a seventh parameter; pass a pointer to the rest");
    public static readonly XRule NeedsBits64 = new("XS0028", "Only in 64-bit code",
        "'{0}' does not exist in 32-bit code; write {1}");
    public static readonly XRule NeedsBits32 = new("XS0029", "Only in 32-bit code",
        "'{0}' does not exist in 64-bit code; write {1}");
    public static readonly XRule BadBits = new("XS0030", "Unknown mode",
        "'{0}' is not a mode; write bits 32 or bits 64");

    // Operands
    public static readonly XRule WidthMismatch = new("XS0031", "Operands of different size",
        "'{0}' has {1} bits and '{2}' has {3}; use operands of one size, or widen with signed or unsigned");
    public static readonly XRule SizeMissing = new("XS0032", "Operand without a size",
        "'{0}' has no size; write byte, word, dword or qword before it");
    public static readonly XRule ConstantRange = new("XS0033", "Constant out of range",
        "'{0}' does not fit; write a constant from {1} to {2}");
    public static readonly XRule ConstantOver32 = new("XS0034", "Constant over 32 bits in an operation",
        "'{0}' is not a sign-extended 32-bit constant; load it in a 64-bit register and use that");
    public static readonly XRule TwoMemoryOperands = new("XS0035", "Two memory operands",
        "'{0}' and '{1}' are both in memory; load one in a register first");
    public static readonly XRule OperandKind = new("XS0036", "Operand of the wrong kind",
        "'{0}' cannot stand here; write {1}");
    public static readonly XRule AddressRegister = new("XS0037", "Register cannot address memory",
        "'{0}' cannot be part of this address; write {1}");
    public static readonly XRule AddressTooLong = new("XS0038", "Too many registers in an address",
        "'{0}' is a third register in the address; write at most base + index * scale + displacement");
    public static readonly XRule AddressScale = new("XS0039", "Scale out of range",
        "'{0}' is not a scale; write 1, 2, 4 or 8");
    public static readonly XRule IndexedVariable = new("XS0040", "Variable indexed by a register",
        "'{0}' cannot index a variable here; load its address in a register with @ and index that");
    public static readonly XRule HighByteWithRex = new("XS0041", "High byte beside a 64-bit only register",
        "'{0}' cannot be used together with '{1}'; use AL, BL, CL or DL");
    public static readonly XRule ShiftCount = new("XS0042", "Shift count out of range",
        "'{0}' is not a count for {1} bits; write CL or a constant from 0 to {2}");
    public static readonly XRule WidenDown = new("XS0043", "Widening that does not widen",
        "'{0}' has {1} bits and cannot be widened to {2}; write a plain assignment or a narrower source");
    public static readonly XRule DividePair = new("XS0044", "Not a dividend",
        "'{0}' cannot be divided; write RDX:RAX, EDX:EAX, DX:AX or AH:AL, as wide as the divisor");
    public static readonly XRule PortOperands = new("XS0045", "Port operand",
        "'{0}' cannot stand in a port statement; write Port[DX] or Port[0..255] with AL, AX or EAX");
    public static readonly XRule MsrOperands = new("XS0046", "MSR operand",
        "'{0}' cannot stand in an MSR statement; write MSR[ECX] with EDX:EAX");
    public static readonly XRule SystemRegister = new("XS0047", "System register operand",
        "'{0}' cannot be moved to or from '{1}'; write {2}");
    public static readonly XRule Accumulator = new("XS0048", "Compare-exchange of the accumulator",
        "'{0}' is compared with here; write another register for the new value");
    public static readonly XRule LockTarget = new("XS0049", "Lock without memory",
        "'{0}' cannot be locked; write a memory operand");
    public static readonly XRule ThreadVariable = new("XS0050", "Thread variable out of place",
        "'{0}' is a thread variable; {1}");

    // Definitions and sections
    public static readonly XRule ArraySize = new("XS0051", "Array size out of range",
        "'{0}' is not an array size; write 1 to {1}");
    public static readonly XRule ArrayInitial = new("XS0052", "Array with a size and a value",
        "'{0}' has a size and a value; leave out the size and list the values, or leave out the value");
    public static readonly XRule StringType = new("XS0053", "String in a variable that is not byte",
        "'{0}' is text; declare the variable as byte");
    public static readonly XRule AddressInitial = new("XS0054", "Address in a variable too small for it",
        "'{0}' is an address; write qword, or dword in bits 32");
    public static readonly XRule BadAlignment = new("XS0055", "Alignment out of range",
        "'{0}' is not an alignment; write a power of two from 1 to {1}");
    public static readonly XRule AlignNothing = new("XS0056", "Alignment of nothing",
        "'{0}' stands before no definition or statement; remove it");
    public static readonly XRule BadSection = new("XS0057", "Malformed section",
        "'{0}' is not a section; write text, rodata, data, bss, default, or a 'name' and flags of a, w and x");
    public static readonly XRule SectionChanged = new("XS0058", "Section with other flags than before",
        "'{0}' was given other flags before; write the same flags, or another name");
    public static readonly XRule CodeInSection = new("XS0059", "Code in a data section",
        "'{0}' is code in the section '{1}', which is not executable; write section text or section default above");
    public static readonly XRule ValueInSection = new("XS0060", "Value in an empty section",
        "'{0}' has a value, but the section '{1}' holds none; leave out the value, or choose another section");

    // What is written otherwise in Cosmos, or means something else there
    public static readonly XRule NotUtf8 = new("XS0061", "Text that is not UTF-8",
        "the byte {0} is not UTF-8 here; save the file as UTF-8");
    public static readonly XRule EndComment = new("XS0062", "End of the file, or a comment",
        "'{0}' ends the file in Cosmos's second generation and is a comment in its first; write // END, or remove what follows");
    public static readonly XRule EscapedQuote = new("XS0063", "Quote after a backslash",
        "{0} does not end at this quote in Cosmos, whose generations disagree whether the backslash stays; write '' for a quote");
    public static readonly XRule TwoMeanings = new("XS0064", "Two meanings",
        "'{0}' could mean {1}, which is written {2}, or {3}, which is written {4}; write one of those");
    public static readonly XRule Replaced = new("XS0065", "Written otherwise here",
        "'{0}' is a form of Cosmos that is written otherwise here; write {1}");
    public static readonly XRule LeavesHandler = new("XS0066", "Handler left with registers on the stack",
        "'{0}' would leave the saved registers on the stack; write return, or an interrupt instead of the handler");
    public static readonly XRule OtherMode = new("XS0067", "Code of the other mode",
        "'{0}' is {1}-bit code and this is {2}-bit code; reach it by goto #Selector:{0} from 32-bit code, or write bits {2} above it");
    public static readonly XRule Expression = new("XS0068", "More than one operand assigned",
        "'{0}' does not fit in the assignment, which takes one operand; write {1}");
    public static readonly XRule Parenthesis = new("XS0069", "Condition in parentheses",
        "'{0}' does not belong to a condition; write it without parentheses, such as if EAX = 1 return");
    public static readonly XRule TooMany = new("XS0070", "More findings than are shown",
        "the file has {0} more findings; mend those above first");

    // Constants of C#
    public static readonly XRule NoForeignConstant = new("XS0071", "No such constant of C#",
        "'{0}' is no class, enum or constant of {1}; write {2}");
    public static readonly XRule ForeignNotConstant = new("XS0072", "Not a constant of C#",
        "'{0}' is {1}; name a const field, a member of an enum, or a class that has such");
    public static readonly XRule ForeignNotInteger = new("XS0073", "Constant of C# that is no integer",
        "'{0}' is a constant of the type {1}; name one that is an integer, an enum, a bool or a char");
    public static readonly XRule ForeignAmbiguous = new("XS0074", "Name of C# with more than one meaning",
        "'{0}' could mean {1}; write more of the name, which may begin with its namespace");
    public static readonly XRule ForeignHidden = new("XS0075", "Constant of C# out of reach",
        "'{0}' is not public in {1}; make it public, or let the assembly be seen with InternalsVisibleTo");

    public static readonly XRule ForeignLayout = new("XS0076", "Type of C# without a fixed layout",
        "'{0}' is {1}; name a struct without references and type parameters, whose fields lie in their order");

    /// <summary>All rules, in the order of their numbers.</summary>
    public static IReadOnlyList<XRule> All { get; } =
    [
        .. typeof(XRules).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<XRule>().OrderBy(rule => rule.Code),
    ];
}
