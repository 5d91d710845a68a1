using IL2CPU.API;

namespace Cosmos.Core.Exceptions;

/// <summary>The entry points of the vectors that have a gate: the 32 exceptions and 32 interrupts.</summary>
[Plug("Vectors.xs")]
internal static class Vectors
{
    /// <summary>Exceptions that the architecture defines or reserves: vectors 0 to 31.</summary>
    public const int Exceptions = 32;

    /// <summary>Vectors with a gate.</summary>
    public const int Count = 64;

    /// <summary>Bytes between one entry point and the next: a near call.</summary>
    public const int StubSize = 5;

    /// <summary>A bit for each vector for which the CPU pushes an error code: 8, 10 to 14, 17, 21, 29 and 30 (Intel SDM vol. 3A,
    /// table 6-1).</summary>
    public const uint WithErrorCode = 0x60227D00;

    /// <summary>The entry point of vector 0; the others follow at <see cref="StubSize"/> bytes each.</summary>
    [PlugMethod]
    public static extern ulong FirstStub();

    /// <summary>The return address of a handler. There RBP points to two words, and the context is above them.</summary>
    [PlugMethod]
    public static extern ulong AfterHandler();
}
