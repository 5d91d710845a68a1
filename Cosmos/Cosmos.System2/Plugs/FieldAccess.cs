using System;

namespace IL2CPU.API.Attribs;

/// <summary>Says that this parameter, a <c>ref</c>, is a field of the target.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FieldAccess : Attribute
{
    /// <summary>The field: its name, or as Cosmos writes it, <c>Type Namespace.Owner.Name</c>.</summary>
    public string? Name;
}
