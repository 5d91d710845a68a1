using System;

namespace IL2CPU.API.Attribs;

/// <summary>Gives the target of this plug class one more field: of each object, or of the type where that is static. Plug
/// methods reach it by <see cref="FieldAccess"/>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class PlugField : Attribute
{
    /// <summary>The field's name; Cosmos writes it as <c>$$Name$$</c>, so that it is no other's.</summary>
    public string? FieldId { get; set; }

    /// <summary>What it holds.</summary>
    public Type? FieldType { get; set; }

    /// <summary>Not available: the build refuses it.</summary>
    public bool IsExternalValue { get; set; }
}
