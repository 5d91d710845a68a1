using System.Collections.Generic;

namespace IL2CPU.Analysis;

/// <summary>The members of the numbers' interfaces, which a type parameter may be constrained to.</summary>
internal static class NumberMembers
{
    /// <summary>Where most of these interfaces are.</summary>
    public const string Namespace = "System.Numerics";

    /// <summary>What the optimiser turns into instructions for every number.</summary>
    public static readonly HashSet<string> Reachable =
    [
        "CompareTo", "CreateTruncating", "Equals", "Max", "Min", "PopCount", "get_AllBitsSet", "get_MaxValue", "get_MinValue",
        "get_One", "get_Zero", "op_Addition", "op_BitwiseAnd", "op_BitwiseOr", "op_Equality", "op_ExclusiveOr", "op_GreaterThan",
        "op_GreaterThanOrEqual", "op_Inequality", "op_LeftShift", "op_LessThan", "op_LessThanOrEqual", "op_Multiply",
        "op_OnesComplement", "op_RightShift", "op_Subtraction", "op_UnaryNegation",
    ];
}
