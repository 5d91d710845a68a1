using System.Collections.Generic;

namespace IL2CPU.Linking;

/// <summary>What a kernel image is linked from.</summary>
/// <param name="Core">Freestanding objects.</param>
/// <param name="Runtime">The object of a .NET program and the runtime's objects; none for an image without a runtime.</param>
/// <param name="IsOptimized">Whether the code was optimised, which the kernel tells.</param>
/// <param name="HasSelfTests">Whether the kernel's self-tests are linked; else the linker finds nothing that asks for them.</param>
public sealed record ImageParts(
    IReadOnlyList<string> Core, IReadOnlyList<string> Runtime, bool IsOptimized = true, bool HasSelfTests = true)
{
    /// <summary>Whether there is a runtime in it.</summary>
    public bool HasRuntime => Runtime.Count > 0;
}
