using System;
using System.Collections.Generic;
using XSharp.Diagnostics;

namespace XSharp;

/// <summary>An integer constant of C#.</summary>
/// <param name="Name">Its name in its type.</param>
/// <param name="Value">Its value, which fits 64 bits, signed or unsigned.</param>
public sealed record XConstant(string Name, Int128 Value);

/// <summary>What an <see cref="IConstantLibrary"/> has under a name: constants, or the rule that says why there are none.</summary>
public sealed class XConstantLookup
{
    private XConstantLookup(string type, bool isWhole, IReadOnlyList<XConstant> constants, XRule? rule, IReadOnlyList<string> details)
    {
        Type = type;
        IsWhole = isWhole;
        Constants = constants;
        Rule = rule;
        Details = details;
    }

    /// <summary>The name of the type that has the constants, without what it is in.</summary>
    public string Type { get; }

    /// <summary>Whether the name is the type's, so that all its constants are meant.</summary>
    public bool IsWhole { get; }

    /// <summary>The constants; one alone where the name is that of a constant.</summary>
    public IReadOnlyList<XConstant> Constants { get; }

    /// <summary>What is wrong, or null.</summary>
    public XRule? Rule { get; }

    /// <summary>What the rule's message says after the name.</summary>
    public IReadOnlyList<string> Details { get; }

    /// <summary>All constants of a type.</summary>
    public static XConstantLookup Whole(string type, IReadOnlyList<XConstant> constants) => new(type, true, constants, null, []);

    /// <summary>One constant of a type.</summary>
    public static XConstantLookup Single(string type, XConstant constant) => new(type, false, [constant], null, []);

    /// <summary>None.</summary>
    /// <param name="rule">What is wrong.</param>
    /// <param name="details">The arguments of its message, after the name.</param>
    public static XConstantLookup Failed(XRule rule, params IReadOnlyList<string> details) => new("", false, [], rule, details);
}
