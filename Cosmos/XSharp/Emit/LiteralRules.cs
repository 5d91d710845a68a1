using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using XSharp.Diagnostics;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>
/// Refuses literal assembly that NASM, which Cosmos's literals are for, and LLVM's assembler both take and read differently. What
/// only one of the two takes needs no rule: the assembler reports it.
/// </summary>
internal static partial class LiteralRules
{
    private static readonly HashSet<string> Prefixes = new(StringComparer.OrdinalIgnoreCase)
    {
        "lock", "rep", "repe", "repz", "repne", "repnz", "data16", "cs", "ds", "es", "fs", "gs", "ss", "bnd", "notrack",
    };

    /// <summary>The words of an operand that are no symbols.</summary>
    private static readonly HashSet<string> OperandWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "byte", "word", "dword", "fword", "qword", "tbyte", "xmmword", "ymmword", "zmmword", "ptr", "offset", "short", "st", "not", "and",
        "or", "xor", "shl", "shr", "mod",
    };

    /// <summary>Instructions without a size letter that LLVM gives 16 bits, iret in 64-bit code too.</summary>
    private static readonly HashSet<string> SixteenBit = new(StringComparer.OrdinalIgnoreCase) { "iret", "pushf", "popf" };

    private static readonly HashSet<string> Leaving =
        new(StringComparer.OrdinalIgnoreCase) { "ret", "retn", "retf", "retfq", "iret", "iretd", "iretq", "iretw" };

    /// <summary>Whether both assemblers take the text the same way; what is not so is reported.</summary>
    public static bool Check(CodeContext code, LiteralStatement literal)
    {
        var text = Comment().Replace(Character().Replace(literal.Text, "0"), "");
        if (Written(text) is { } written) return Report(code, XRules.Replaced, literal, written.Shown, written.Advice);
        if (TwoMeanings(text, code.Mode) is { } meanings) return Report(code, XRules.TwoMeanings, literal, meanings);
        return true;
    }

    /// <summary>Whether the text returns, and so leaves what the function pushed on the stack.</summary>
    public static bool Leaves(string text) => Leaving.Contains(Instruction(text).Mnemonic);

    private static (string Shown, string Advice)? Written(string text)
    {
        if (text.StartsWith('%')) return (text, "when #Constant { and } around the lines");
        if (Equate().Match(text) is { Success: true } equate) return (text, $"const {equate.Groups[1].Value} = {equate.Groups[2].Value}");
        if (Unpointed().Match(text) is { Success: true } size) return (size.Value, $"{size.Groups[1].Value} ptr [");
        return null;
    }

    private static string[]? TwoMeanings(string text, int mode)
    {
        if (text.Contains(';'))
            return [";", "a comment (NASM)", "// on a line of its own", "the end of an instruction (LLVM)", "two lines"];
        if (text.Contains('"')) return ["\"", "characters (NASM)", "a number", "a symbol (LLVM)", "its name without quotes"];
        if (text.Contains('/'))
            return ["/", "an unsigned division (NASM)", "its result", "a comment or a signed division (LLVM)", "its result"];
        if (Octal().Match(text) is { Success: true } number)
        {
            var shown = number.Value.TrimStart('0');
            return [number.Value, "a decimal number (NASM)", shown, "an octal one (LLVM)", "0x and hexadecimal digits"];
        }

        var (mnemonic, operands) = Instruction(text);
        return mnemonic.Length > 0 ? TwoMeanings(mnemonic, operands, mode) : null;
    }

    private static string[]? TwoMeanings(string mnemonic, string operands, int mode)
    {
        if (SixteenBit.Contains(mnemonic) && (mode == 32 || mnemonic.Equals("iret", StringComparison.OrdinalIgnoreCase)))
            return [mnemonic, "the form of 32 bits (NASM)", mnemonic + "d", "that of 16 bits (LLVM)", $"data16 {mnemonic}d"];
        if (mode == 32 && mnemonic.Equals("push", StringComparison.OrdinalIgnoreCase) && IsSegment(operands))
            return
            [
                $"{mnemonic} {operands}", "a push of 32 bits (NASM)", "a push of a 32-bit register that holds it",
                "one of 16 bits (LLVM)", "a push of a 16-bit one",
            ];
        if (Far().IsMatch(operands)) return ["far", "a far pointer (NASM)", "fword ptr", "a symbol (LLVM)", "another name"];
        if (IsJump(mnemonic) || Symbol(operands) is not { } symbol) return null;
        return [symbol, "its address (NASM)", $"offset {symbol}", "what is there (LLVM)", mode == 64 ? $"[rip + {symbol}]" : $"[{symbol}]"];
    }

    private static bool IsSegment(string operands) => Registers.Find(operands.Trim()) is { Kind: RegisterKind.Segment };

    private static bool IsJump(string mnemonic) =>
        mnemonic.StartsWith('j') || mnemonic.StartsWith('J') || mnemonic.StartsWith("loop", StringComparison.OrdinalIgnoreCase) ||
        mnemonic.Equals("call", StringComparison.OrdinalIgnoreCase) || mnemonic.Equals("ljmp", StringComparison.OrdinalIgnoreCase) ||
        mnemonic.Equals("lcall", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first symbol that stands outside of brackets and without <c>offset</c>, or null.</summary>
    private static string? Symbol(string operands)
    {
        var outside = Bracketed().Replace(operands, "");
        return Name().Matches(OffsetOf().Replace(outside, "")).Select(match => match.Value).FirstOrDefault(IsSymbol);
    }

    private static bool IsSymbol(string word) =>
        !OperandWords.Contains(word) && Registers.Find(word) is null && !OtherRegister().IsMatch(word);

    /// <summary>The instruction behind labels and prefixes; none of a directive.</summary>
    private static (string Mnemonic, string Operands) Instruction(string text)
    {
        var rest = Label().Replace(text, "").Trim();
        while (true)
        {
            var parts = rest.Split([' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries);
            var isDirective = parts.Length == 0 || parts[0].StartsWith('.');
            if (isDirective || (parts.Length > 1 && parts[1].TrimStart().StartsWith('='))) return ("", "");
            if (parts.Length == 1 || !Prefixes.Contains(parts[0])) return (parts[0], parts.Length == 1 ? "" : parts[1]);
            rest = parts[1];
        }
    }

    private static bool Report(CodeContext code, XRule rule, LiteralStatement literal, params object[] arguments)
    {
        code.Diagnostics.Report(rule, literal.Location, arguments);
        return false;
    }

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Character();

    [GeneratedRegex("#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(\w+)\s+equ\s+(.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Equate();

    [GeneratedRegex(@"\b(byte|word|dword|qword)\s*\[", RegexOptions.IgnoreCase)]
    private static partial Regex Unpointed();

    [GeneratedRegex(@"(?<![\w.$])0+[1-9]\d+(?![\w.$])")]
    private static partial Regex Octal();

    [GeneratedRegex(@"\bfar\b", RegexOptions.IgnoreCase)]
    private static partial Regex Far();

    [GeneratedRegex(@"\[[^\]]*\]?|\{[^}]*\}")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\boffset\s+[\w.$]+", RegexOptions.IgnoreCase)]
    private static partial Regex OffsetOf();

    [GeneratedRegex(@"(?<![\w.$])[A-Za-z_.$][\w.$@]*")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s*[\w.$]+:(?!\w)")]
    private static partial Regex Label();

    [GeneratedRegex(@"^([xyz]mm\d+|mm\d|k\d|st\d?|bnd\d|[cd]r\d+|rip|eip|tmm\d)$", RegexOptions.IgnoreCase)]
    private static partial Regex OtherRegister();
}
