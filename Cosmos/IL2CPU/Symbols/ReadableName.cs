using System;
using System.Collections.Generic;
using System.Linq;

namespace IL2CPU.Symbols;

/// <summary>Turns the symbols of ILC and of X# back into names that a person would write.</summary>
/// <param name="assemblies">Names of the assemblies that are in the image.</param>
public sealed class ReadableName(IEnumerable<string> assemblies)
{
    private const string MemberMark = "__";
    private const string SystemLibrary = "System.Private.CoreLib";
    private const string PrivateLibraries = "System.Private.";
    private const string PrivateLibrariesMangled = "S.P.";

    /// <summary>As ILC mangles them, the longest first, so that one whose name begins with another's is found.</summary>
    private readonly string[] _prefixes =
    [
        .. assemblies.Append(SystemLibrary).Distinct()
            .Select(name => name.Replace(PrivateLibraries, PrivateLibrariesMangled, StringComparison.Ordinal).Replace('.', '_') + "_")
            .OrderByDescending(prefix => prefix.Length),
    ];

    /// <summary>The name of an X# function: <c>Vectors_Common</c> is <c>Vectors.Common</c>.</summary>
    public static string OfXSharp(string symbol)
    {
        int end = symbol.IndexOf('_', StringComparison.Ordinal);
        return end <= 0 ? symbol : symbol[..end] + "." + symbol[(end + 1)..];
    }

    /// <summary>The name of a method: <c>Cosmos_Core_Cosmos_Core_Memory_Heap__Free</c> is <c>Cosmos.Core.Memory.Heap.Free</c>; the type
    /// arguments of generic types and methods are shown without their namespace.</summary>
    public string OfMethod(string symbol)
    {
        int at = 0;
        string name = Read(symbol, ref at, isArgument: false);
        return at == symbol.Length ? name : symbol;
    }

    /// <summary>Whether a symbol looks like one of ILC's.</summary>
    public bool IsMethod(string symbol) =>
        symbol.Contains(MemberMark, StringComparison.Ordinal)
        && _prefixes.Any(prefix => symbol.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Reads a type or a method up to the end of the symbol or of the type arguments that it stands in. Two
    /// underscores part a type from its method, and the arguments of a list.</summary>
    private string Read(string symbol, ref int at, bool isArgument)
    {
        int from = at;
        string name = "";
        while (at < symbol.Length && symbol[at] != '>' && !(isArgument && IsMark(symbol, at)))
        {
            if (symbol[at] == '<')
            {
                name += Segment(symbol[from..at], isArgument, name.Length > 0) + ReadArguments(symbol, ref at);
                from = at;
            }
            else
            {
                at++;
            }
        }

        return name + Segment(symbol[from..at], isArgument, name.Length > 0);
    }

    private string ReadArguments(string symbol, ref int at)
    {
        List<string> arguments = [];
        do
        {
            at += symbol[at] == '<' ? 1 : MemberMark.Length;
            arguments.Add(Read(symbol, ref at, isArgument: true));
        }
        while (at < symbol.Length && IsMark(symbol, at));

        at++;
        return $"<{string.Join(", ", arguments)}>";
    }

    private static bool IsMark(string symbol, int at) =>
        string.CompareOrdinal(symbol, at, MemberMark, 0, MemberMark.Length) == 0;

    private string Segment(string mangled, bool isArgument, bool isRest)
    {
        string text = isRest ? mangled : WithoutAssembly(mangled);
        int mark = text.IndexOf(MemberMark, StringComparison.Ordinal);
        string type = (mark < 0 ? text : text[..mark]).Replace('_', '.');
        type = WithoutArity(type);
        if (isArgument)
            return type[(type.LastIndexOf('.') + 1)..];

        return mark < 0 ? type : type + "." + WithoutArity(text[(mark + MemberMark.Length)..].TrimStart('_'));
    }

    private string WithoutAssembly(string mangled)
    {
        string? prefix = Array.Find(_prefixes, prefix => mangled.StartsWith(prefix, StringComparison.Ordinal));
        return prefix is null ? mangled : mangled[prefix.Length..];
    }

    /// <summary><c>Block.1</c> is a generic type with one parameter.</summary>
    private static string WithoutArity(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot >= 0 && dot + 1 < name.Length && name[(dot + 1)..].All(char.IsAsciiDigit) ? name[..dot] : name;
    }
}
