using System;

namespace Cosmos.Libc;

/// <summary>Marks a C function that is there only to be called: it does nothing, or always fails.</summary>
/// <remarks>The table of stubs in <c>docs/libc.md</c> is made from these attributes, and each function logs its first call
/// with <c>trace=libc</c>.</remarks>
/// <param name="instead">What it does instead of what its name says, with the errno that it sets.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LibcStubAttribute(string instead) : Attribute
{
    /// <summary>What the function does instead of what its name says.</summary>
    public string Instead => instead;
}
