using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace XSharp.Syntax;

/// <summary>The catalogue of statement forms.</summary>
public static class XForms
{
    // Lines
    public static readonly XForm Comment = Cosmos("comment", "// text", "nothing");
    public static readonly XForm Literal = Cosmos("literal", "//! hlt", "the text itself; also ! hlt");

    // Definitions
    public static readonly XForm Namespace = Cosmos("namespace", "namespace Boot", "prefix Boot_ for names below");
    public static readonly XForm Constant = Cosmos("const", "const Port = $3F8", "nothing; used as #Port");
    public static readonly XForm Variable = Cosmos("var", "var Count = 5", "a dword; see the table of variables");
    public static readonly XForm ThreadVariable = Added("thread-var", "thread var Cpu qword", "one for each thread");
    public static readonly XForm Function = Cosmos("function", "function Init {", "a local symbol, and ret at the end");
    public static readonly XForm PlugFunction =
        Added("plug-function", "function Out(EDI port, ESI value) {", "a global symbol that C# calls");
    public static readonly XForm Interrupt =
        Cosmos("interrupt", "interrupt Tick {", "the body, and iretq, or iretd in bits 32");
    public static readonly XForm Handler =
        Added("handler", "handler Tick {", "save all, cld, body, restore all, iretq");
    public static readonly XForm Label = Cosmos("label", "Again:", "Namespace_Function_Again, or Namespace_Again");
    public static readonly XForm Import =
        Added("import", "import kernel_main", "a symbol from elsewhere, or a namespace or name of the project");
    public static readonly XForm ConstantImport =
        Added("import-const", "import const Msr", "nothing; constants of C#, used as #Msr_Efer");
    public static readonly XForm LayoutImport =
        Added("import-layout", "import layout TaskState", "nothing; offsets of a struct's fields, used as #TaskState_Rsp0");
    public static readonly XForm Export = Added("export", "export Start as '_start'", "a global name");
    public static readonly XForm Bits = Added("bits", "bits 32", ".code32 or .code64 from here on");
    public static readonly XForm Section = Added("section", "section '.boot', 'a'", "where definitions below go");
    public static readonly XForm Align = Added("align", "align 16", ".p2align before the next thing");

    // Control
    public static readonly XForm Instruction =
        Cosmos("instruction", "nop", "the instruction of that name; also hlt, cli, sti, cpuid and others");
    public static readonly XForm Call = Cosmos("call", "Init()", "call; also call Init, call RAX");
    public static readonly XForm Return = Cosmos("return", "return", "jmp to the function's Exit");
    public static readonly XForm Leave = Cosmos("ret", "ret", "ret");
    public static readonly XForm LeaveInterrupt = Cosmos("iret", "iret", "iretq, or iretd in bits 32");
    public static readonly XForm SoftwareInterrupt = Added("int", "int 60", "int");
    public static readonly XForm Goto = Cosmos("goto", "goto Again", "jmp; also goto RAX");
    public static readonly XForm FarGoto = Added("goto-far", "goto #CodeSelector:Long", "far jmp, only in bits 32");
    public static readonly XForm IfJump = Cosmos("if-jump", "if EAX = 5 return", "cmp, jcc");
    public static readonly XForm If = Cosmos("if", "if EAX > 4 {", "cmp, jcc over the block");
    public static readonly XForm IfFlags = Cosmos("if-flags", "if < {", "jcc over the block");
    public static readonly XForm IfSigned = Added("if-signed", "if signed EAX < 0 {", "cmp, signed jcc");
    public static readonly XForm IfCarry =
        Added("if-carry", "if carry return", "jc; also overflow, sign, parity, and ! before them");
    public static readonly XForm IfAddress = Cosmos("if-address", "if RAX = @.End return", "cmp with the address, jcc");
    public static readonly XForm Else = Added("else", "} else {", "the other block; also } else if");
    public static readonly XForm While = Cosmos("while", "while byte ESI[0] != 0 {", "cmp, jcc out, block, jmp back");
    public static readonly XForm Repeat = Cosmos("repeat", "repeat 4 times {", "the block, that many times");
    public static readonly XForm Loop = Added("loop", "loop {", "block, jmp back");
    public static readonly XForm When =
        Added("when", "when #Debug {", "the block, or that after } else {, as the constant says");
    public static readonly XForm Break = Added("break", "break", "jmp out of while or loop");
    public static readonly XForm Continue = Added("continue", "continue", "jmp to the start of while or loop");

    // Assignment
    public static readonly XForm AssignConstant = Cosmos("assign-constant", "EAX = #Port", "mov, shortest that holds");
    public static readonly XForm AssignRegister = Cosmos("assign-register", "RAX = RBX", "mov");
    public static readonly XForm Load = Cosmos("load", "AL = RSI[0]", "mov");
    public static readonly XForm Store = Cosmos("store", "RSI[4] = EAX", "mov");
    public static readonly XForm StoreConstant = Cosmos("store-constant", "dword RSI[4] = 5", "mov");
    public static readonly XForm Address = Cosmos("address", "RSI = @.Count", "lea, or mov offset in bits 32");
    public static readonly XForm Widen = Added("widen", "EAX = unsigned byte RSI[0]", "movzx, movsx, movsxd or mov");
    public static readonly XForm SignExtend = Added("sign-extend", "RDX:RAX = signed RAX", "cqo, cdq or cwd");
    public static readonly XForm Vector = Added("vector", "XMM0 = RSI[16]", "movups; movaps if aligned; movq, movd by size");
    public static readonly XForm Negate = Added("negate", "RAX = -RAX", "neg");
    public static readonly XForm Complement = Added("complement", "RAX = ~RAX", "not");
    public static readonly XForm PortIn = Cosmos("port-in", "AL = Port[DX]", "in");
    public static readonly XForm PortOut = Cosmos("port-out", "Port[DX] = AL", "out");
    public static readonly XForm MsrRead = Added("msr-read", "EDX:EAX = MSR[ECX]", "rdmsr");
    public static readonly XForm MsrWrite = Added("msr-write", "MSR[ECX] = EDX:EAX", "wrmsr");
    public static readonly XForm ControlRegister = Added("control-register", "CR3 = RAX", "mov; CR and DR, both ways");
    public static readonly XForm SegmentRegister = Added("segment-register", "DS = AX", "mov, both ways");
    public static readonly XForm TableRegister = Added("table-register", "GDTR = .Pointer", "lgdt, lidt, sgdt, sidt");
    public static readonly XForm SelectorRegister = Added("selector-register", "TR = AX", "ltr, lldt, str, sldt");

    // Operations
    public static readonly XForm Add = Cosmos("add", "EDI + 1640", "add");
    public static readonly XForm Subtract = Cosmos("subtract", "EAX - ESI", "sub");
    public static readonly XForm Multiply = Cosmos("multiply", "EAX * 2", "imul");
    public static readonly XForm Divide = Added("divide", "RDX:RAX / RCX", "div");
    public static readonly XForm DivideSigned = Added("divide-signed", "signed RDX:RAX / RCX", "idiv");
    public static readonly XForm Increment = Cosmos("increment", "ESI++", "inc");
    public static readonly XForm Decrement = Cosmos("decrement", "ESI--", "dec");
    public static readonly XForm And = Cosmos("and", "EAX & 1", "and");
    public static readonly XForm Or = Cosmos("or", "EAX | 1", "or");
    public static readonly XForm Xor = Cosmos("xor", "EAX ^ 1", "xor");
    public static readonly XForm ShiftLeft = Cosmos("shift-left", "EAX << 4", "shl");
    public static readonly XForm ShiftRight = Cosmos("shift-right", "EAX >> 4", "shr");
    public static readonly XForm ShiftRightSigned = Added("shift-right-signed", "EAX >>> 4", "sar");
    public static readonly XForm RotateRight = Cosmos("rotate-right", "EBX ~> 8", "ror");
    public static readonly XForm RotateLeft = Cosmos("rotate-left", "EBX <~ 8", "rol");
    public static readonly XForm Exchange = Added("exchange", "RAX <> RBX", "xchg");
    public static readonly XForm Compare = Cosmos("compare", "EAX ?= 5", "cmp");
    public static readonly XForm Test = Cosmos("test", "EAX ?& 1", "test");

    // Stack
    public static readonly XForm Push = Cosmos("push", "+RAX", "push; +#Port as word");
    public static readonly XForm Pop = Cosmos("pop", "-RAX", "pop");
    public static readonly XForm PushAll = Cosmos("push-all", "+All", "15 pushes, or pushad in bits 32");
    public static readonly XForm PopAll = Cosmos("pop-all", "-All", "15 pops, or popad in bits 32");
    public static readonly XForm PushFlags = Added("push-flags", "+flags", "pushfq, or pushfd in bits 32");
    public static readonly XForm PopFlags = Added("pop-flags", "-flags", "popfq, or popfd in bits 32");

    // Atomics
    public static readonly XForm LockOperation = Added("lock-operation", "lock .Count + EAX", "lock add; also - & | ^");
    public static readonly XForm LockStep = Added("lock-step", "lock .Count++", "lock inc; also --");
    public static readonly XForm LockExchange = Added("lock-exchange", "lock .Count <> EAX", "xchg");
    public static readonly XForm LockExchangeAdd = Added("lock-exchange-add", "lock .Count +<> EAX", "lock xadd");
    public static readonly XForm LockCompareExchange =
        Added("lock-compare-exchange", "lock .Count ?<> ECX", "lock cmpxchg; the accumulator holds the old value");

    /// <summary>All forms, in the order above.</summary>
    public static IReadOnlyList<XForm> All { get; } =
    [
        .. typeof(XForms).GetFields(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(field => field.MetadataToken).Select(field => field.GetValue(null)).OfType<XForm>(),
    ];

    private static XForm Cosmos(string name, string pattern, string meaning) => new(name, pattern, meaning, true);

    private static XForm Added(string name, string pattern, string meaning) => new(name, pattern, meaning, false);
}
