namespace Cosmos.Core.Processors;

/// <summary>What FXSAVE and XSAVE write, for C# and X# (Intel SDM vol. 1, 10.5.1 and 13.4).</summary>
internal static class FloatingImage
{
    /// <summary>Bytes that FXSAVE writes, and XSAVE as the first part: x87, SSE and MXCSR.</summary>
    public const int FxsaveBytes = 512;

    /// <summary>What XSAVE needs the address to be a multiple of.</summary>
    public const int Alignment = 64;

    /// <summary>The component of XCR0 for the upper halves of the YMM registers.</summary>
    public const int Avx = 4;

    /// <summary>The components that every CPU with XSAVE has.</summary>
    public const int X87AndSse = 3;

    /// <summary>Those that a thread keeps where there is AVX.</summary>
    public const int X87SseAndAvx = X87AndSse | Avx;
}
