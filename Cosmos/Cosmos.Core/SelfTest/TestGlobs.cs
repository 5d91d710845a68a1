using System;
using Cosmos.Core.Strings;

namespace Cosmos.Core.SelfTest;

/// <summary>Which tests are asked for.</summary>
internal static class TestGlobs
{
    /// <summary>Whether one of the globs takes a test.</summary>
    /// <param name="globs">The globs; commas separate them.</param>
    /// <param name="name">The test's whole name.</param>
    /// <param name="suite">What the glob must begin with; empty where any will do.</param>
    public static bool Select(ReadOnlySpan<byte> globs, ReadOnlySpan<byte> name, ReadOnlySpan<byte> suite)
    {
        while (globs.Length > 0)
        {
            ReadOnlySpan<byte> glob = Text.Take(ref globs, (byte)',');
            if (Text.StartsWith(glob, suite) && Text.Matches(name, glob))
                return true;
        }

        return false;
    }
}
