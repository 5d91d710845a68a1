using System;
using XSharp.Diagnostics;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>The value of an <c>align</c> statement.</summary>
internal static class Alignment
{
    /// <summary>A large page; nothing in the object file needs more.</summary>
    private const int Highest = 2 * 1024 * 1024;

    /// <summary>The power of two, or null when the value is none.</summary>
    public static int? Read(CodeContext code, AlignStatement align)
    {
        if (code.Resolver.Constant(align.Value) is not { } value) return null;
        var bytes = value.Value;
        if (bytes > 0 && bytes <= Highest && Int128.IsPow2(bytes)) return (int)Int128.Log2(bytes);
        code.Diagnostics.Report(XRules.BadAlignment, align.Value.Location, align.Value.Text, Highest);
        return null;
    }
}
