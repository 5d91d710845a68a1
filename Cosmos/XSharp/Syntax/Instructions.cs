using System;
using System.Collections.Generic;
using XSharp.Lexing;

namespace XSharp.Syntax;

/// <summary>The instructions without operands that are statements by their own name, in any case.</summary>
internal static class Instructions
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "nop", "pause", "hlt", "cli", "sti", "cld", "std", "clc", "stc", "cmc", "clts",
        "cpuid", "rdtsc", "lfence", "mfence", "sfence", "int3", "ud2", "wbinvd", "xgetbv", "xsetbv",
    };

    /// <summary>Whether a word that stands alone is an instruction.</summary>
    public static bool Knows(Token word) => word.Kind == TokenKind.Name && Known.Contains(word.Text);
}
