using System;

namespace BareFlow.Memory.Cases;

/// <summary>A case of a self-test suite: <c>internal static void X(ref Verdict verdict)</c>. A case that needs an empty heap
/// takes it as its second parameter, or is generic over it.</summary>
/// <param name="name">The part of the test's name behind the point: small letters, digits and hyphens.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SelfTestAttribute(string name) : Attribute
{
    /// <summary>The part of the test's name behind the point.</summary>
    public string Name => name;
}
