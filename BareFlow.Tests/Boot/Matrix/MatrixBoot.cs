using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;

namespace BareFlow.Tests.Boot.Matrix;

/// <summary>One boot of the matrix: which kernel, on which machine.</summary>
/// <param name="Group">The table of docs/matrix.md that it is a row of.</param>
/// <param name="Cells">What tells it from the other rows of its table.</param>
/// <param name="Build">How the kernel was compiled.</param>
/// <param name="Kind">Which kernel.</param>
/// <param name="On">Makes the machine; skips the test when it is not installed.</param>
internal sealed record MatrixBoot(
    string Group,
    IReadOnlyList<string> Cells,
    BuildConfiguration Build,
    ImageKind Kind,
    Func<KernelImage, SelfTestIsos, IMachine> On)
{
    /// <summary>How a boot that went well ends.</summary>
    public Ending Ending { get; init; } = Ending.Success;

    /// <summary>Boots, and waits for the end.</summary>
    public Task<BootResult> Run(SelfTestIsos isos) => On(KernelImages.Get(Build, Kind), isos).Run();

    /// <summary>What the test is called.</summary>
    public string Name => $"{Group}: {string.Join(' ', Cells)}";
}
