using System;

namespace IL2CPU.API.Attribs;

/// <summary>Says more about a method that replaces another one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PlugMethod : Attribute
{
    /// <summary>The method that is meant, where its name and its parameters cannot be written here: its return type, its type,
    /// its name and the types of its parameters. Only letters and digits count, so Cosmos's labels fit:
    /// <c>System_Int32__Interop_Sys_Read_System_IntPtr__System_Byte___System_Int32_</c>.</summary>
    public string? Signature { get; set; }

    /// <summary>Whether it replaces anything at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether it is no error that there is no such method.</summary>
    public bool IsOptional { get; set; }

    /// <summary>Has no effect here: a method that throws until it is plugged keeps throwing without a plug.</summary>
    public bool PlugRequired { get; set; }

    /// <summary>Not available: the build refuses it.</summary>
    public bool IsWildcard { get; set; }

    /// <summary>Not available: the build refuses it.</summary>
    public bool WildcardMatchParameters { get; set; }

    /// <summary>Not available: the build refuses it. Assembly is written in X#, see docs/xsharp.md.</summary>
    public Type? Assembler { get; set; }
}
