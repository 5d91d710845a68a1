using System;
using System.Collections.Generic;
using System.Linq;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>A constant where it is defined, with the conditional blocks around it; its value is found when it is asked for.</summary>
internal sealed class SharedConstant(FileNames file, ConstantOperand value, Scope scope, IReadOnlyList<Guard> guards)
{
    private bool _isOpen;

    /// <summary>The value; null when a block around it is left out, or when it needs itself or a constant that is not there.</summary>
    public Int128? Evaluate()
    {
        if (_isOpen) return null;
        _isOpen = true;
        var result = guards.All(guard => guard.Holds(file)) ? file.Value(value, scope) : null;
        _isOpen = false;
        return result;
    }
}

/// <summary>A condition of <c>when</c>, and whether its first block is meant or the other.</summary>
internal sealed record Guard(WhenCondition Condition, Scope Scope, bool IsFirst)
{
    public bool Holds(FileNames file) => Condition.Evaluate(operand => file.Value(operand, Scope)) == IsFirst;
}
