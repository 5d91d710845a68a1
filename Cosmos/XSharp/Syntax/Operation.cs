using System.Collections.Generic;

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
/// <param name="Form">Its entry in the form catalogue.</param>
/// <param name="CanLock">Whether <c>lock</c> may stand before it.</param>
internal sealed record Operation(string Mark, string Mnemonic, OperationKind Kind, XForm Form, bool CanLock = false)
{
    /// <summary>All of them, by operator.</summary>
    public static readonly IReadOnlyDictionary<string, Operation> ByMark = Index(
        new("+", "add", OperationKind.Plain, XForms.Add, CanLock: true),
        new("-", "sub", OperationKind.Plain, XForms.Subtract, CanLock: true),
        new("&", "and", OperationKind.Plain, XForms.And, CanLock: true),
        new("|", "or", OperationKind.Plain, XForms.Or, CanLock: true),
        new("^", "xor", OperationKind.Plain, XForms.Xor, CanLock: true),
        new("*", "imul", OperationKind.Multiply, XForms.Multiply),
        new("/", "div", OperationKind.Divide, XForms.Divide),
        new("<<", "shl", OperationKind.Shift, XForms.ShiftLeft),
        new(">>", "shr", OperationKind.Shift, XForms.ShiftRight),
        new(">>>", "sar", OperationKind.Shift, XForms.ShiftRightSigned),
        new("~>", "ror", OperationKind.Shift, XForms.RotateRight),
        new("<~", "rol", OperationKind.Shift, XForms.RotateLeft),
        new("?=", "cmp", OperationKind.Plain, XForms.Compare),
        new("?&", "test", OperationKind.Test, XForms.Test),
        new("<>", "xchg", OperationKind.Exchange, XForms.Exchange, CanLock: true));

    private static Dictionary<string, Operation> Index(params Operation[] operations)
    {
        var index = new Dictionary<string, Operation>();
        foreach (var operation in operations) index.Add(operation.Mark, operation);
        return index;
    }
}
