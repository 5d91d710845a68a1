using System;
using System.Collections.Generic;
using System.Linq;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>A constant where it is defined, with the conditional blocks around it; its value is found when it is asked for.</summary>
internal sealed class SharedConstant(FileNames file, ConstantOperand value, Scope scope, IReadOnlyList<Guard> guards)
{
    /// <summary>Constants that are used below their definitions are known by then, so a chain leads through other files.</summary>
    private const int LongestChain = 64;

    private Int128? _value;
    private bool _isVisited;

    /// <summary>
    /// The value; null when a block around it is left out, when it needs a constant that is not there, and at the end of a chain that is
    /// too long, as one that leads to itself is.
    /// </summary>
    /// <param name="depth">How many constants are being evaluated for whose sake this one is.</param>
    public Int128? Evaluate(int depth)
    {
        if (_isVisited || depth >= LongestChain) return _value;
        _isVisited = true;
        if (guards.All(guard => guard.Holds(file, depth + 1))) _value = file.Value(value, scope, depth + 1);
        return _value;
    }
}

/// <summary>A condition of <c>when</c>, and whether its first block is meant or the other.</summary>
internal sealed record Guard(WhenCondition Condition, Scope Scope, bool IsFirst)
{
    public bool Holds(FileNames file, int depth) => Condition.Evaluate(operand => file.Value(operand, Scope, depth)) == IsFirst;
}
