using System;

namespace IL2CPU.API.Attribs;

/// <summary>Says which type the replaced method has where this parameter is an <c>object</c>, or a pointer, because the type
/// may not be named here.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FieldType : Attribute
{
    /// <summary>The type's name, <c>Namespace.Outer+Inner</c>; what follows a comma is not looked at.</summary>
    public string? Name { get; set; }
}
