using System;

namespace IL2CPU.API.Attribs;

/// <summary>Says that the public static methods of this class replace members of another type: see docs/plugs.md.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class Plug : Attribute
{
    /// <summary>The type is named by a property.</summary>
    public Plug()
    {
    }

    /// <summary>Replaces members of a type.</summary>
    public Plug(Type target) => Target = target;

    /// <summary>Replaces members of a type that code here may not name.</summary>
    public Plug(string targetName) => TargetName = targetName;

    /// <summary>The type.</summary>
    public Type? Target { get; set; }

    /// <summary>The type's name and its assembly's: <c>Namespace.Outer+Inner, Assembly</c>. Without an assembly, any that the
    /// program refers to.</summary>
    public string? TargetName { get; set; }

    /// <summary>Whether it is no error that there is no such type.</summary>
    public bool IsOptional { get; set; }

    /// <summary>Not available: the build refuses it.</summary>
    public bool Inheritable { get; set; }
}
