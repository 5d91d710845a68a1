using IL2CPU.API;

namespace Cosmos.Core;

/// <summary>The entry points of the 32 exception vectors.</summary>
[Plug("Vectors.xs")]
internal static class Vectors
{
    /// <summary>Exceptions that the architecture defines or reserves.</summary>
    public const int Count = 32;

    /// <summary>Bytes between one entry point and the next: a near call.</summary>
    public const int StubSize = 5;

    /// <summary>The entry point of vector 0; the others follow at <see cref="StubSize"/> bytes each.</summary>
    [PlugMethod]
    public static extern ulong FirstStub();
}
