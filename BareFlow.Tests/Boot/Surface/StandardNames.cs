using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Boot.Surface;

/// <summary>Which standard a function of C follows.</summary>
internal static class StandardNames
{
    private const string LargeFile = "64";

    private static readonly Dictionary<string, string> Standards = Read();

    /// <summary>The standard; <c>GNU, Linux</c> for what only glibc and Linux have.</summary>
    public static string Of(string function)
    {
        if (Standards.TryGetValue(function, out string? standard))
            return standard;

        if (function.EndsWith(LargeFile, StringComparison.Ordinal) && Standards.TryGetValue(function[..^LargeFile.Length], out standard))
            return standard + ", large files";

        return function.StartsWith("CryptoNative_", StringComparison.Ordinal) ? ".NET"
            : function.StartsWith("__", StringComparison.Ordinal) || char.IsUpper(function[0]) ? "called by headers and compilers"
            : "GNU, Linux";
    }

    /// <summary>A line with a standard's name, and lines with its functions.</summary>
    private static Dictionary<string, string> Read()
    {
        var standards = new Dictionary<string, string>();
        string standard = "";
        foreach (string line in File.ReadLines(Repository.At("BareFlow.Tests/Boot/Surface/StandardNames.txt")))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                standard = line[2..];
            else
                foreach (string name in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    standards[name] = standard;
        }

        return standards;
    }
}
