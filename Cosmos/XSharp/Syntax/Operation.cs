using System;
using XSharp.Lexing;

namespace XSharp.Syntax;

internal enum OperationKind
{
    /// <summary>Register or memory with register, memory or constant.</summary>
    Plain,
    Test,
    Multiply,
    Divide,
    Shift,
    Exchange,
}

/// <summary>A statement of the form <c>target operator source</c>.</summary>
/// <param name="Mark">The operator.</param>
/// <param name="Mnemonic">The instruction.</param>
/// <param name="Kind">Which operands it takes.</param>
/// <param name="CanLock">Whether <c>lock</c> may stand before it.</param>
internal sealed record Operation(string Mark, string Mnemonic, OperationKind Kind, bool CanLock = false)
{
    /// <summary>What <c>signed</c> before a division makes of it.</summary>
    public static readonly Operation SignedDivide = new("/", "idiv", OperationKind.Divide);

    private const string SecondTest = "test";

    private static readonly Operation[] All =
    [
        new("+", "add", OperationKind.Plain, CanLock: true),
        new("-", "sub", OperationKind.Plain, CanLock: true),
        new("&", "and", OperationKind.Plain, CanLock: true),
        new("|", "or", OperationKind.Plain, CanLock: true),
        new("^", "xor", OperationKind.Plain, CanLock: true),
        new("*", "imul", OperationKind.Multiply),
        new("/", "div", OperationKind.Divide),
        new("<<", "shl", OperationKind.Shift),
        new(">>", "shr", OperationKind.Shift),
        new(">>>", "sar", OperationKind.Shift),
        new("~>", "ror", OperationKind.Shift),
        new("<~", "rol", OperationKind.Shift),
        new("?=", "cmp", OperationKind.Plain),
        new("?&", "test", OperationKind.Test),
        new("<>", "xchg", OperationKind.Exchange, CanLock: true),
    ];

    /// <summary>The operation that a token is the operator of.</summary>
    public static Operation? Find(Token token) =>
        token.Kind == TokenKind.Mark || token.IsWord(SecondTest)
            ? Array.Find(All, operation => operation.Mark == FirstGeneration(token.Text))
            : null;

    /// <summary>The second generation of Cosmos's X# writes some operators otherwise.</summary>
    private static string FirstGeneration(string mark) => mark switch
    {
        "+=" => "+",
        "-=" => "-",
        _ when mark.Equals(SecondTest, StringComparison.OrdinalIgnoreCase) => "?&",
        _ => mark,
    };
}
