using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Core.Runtime;

/// <summary>Texts of the image as C has them.</summary>
internal static unsafe class Literal
{
    /// <summary>Where a literal is; it never moves. To end with a zero, it says so itself.</summary>
    public static byte* Address(ReadOnlySpan<byte> text) => (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in text[0]));
}
