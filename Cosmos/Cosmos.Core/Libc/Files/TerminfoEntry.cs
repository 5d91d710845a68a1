using System;

namespace Cosmos.Core.Libc;

/// <summary>What programs are told of the terminal, TERM=bareflow: a compiled terminfo entry (term(5)) of what
/// <see cref="AnsiText"/> understands and of what the keyboard sends.</summary>
internal static class TerminfoEntry
{
    /// <summary>The file.</summary>
    public static ReadOnlySpan<byte> Bytes => default;
}
