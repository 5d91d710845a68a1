using System;
using System.Collections.Concurrent;
using System.IO;
using BareFlow.Tests.Boot.Machines;
using Cosmos.Build.Iso;

namespace BareFlow.Tests.Boot;

/// <summary>Images that run a kernel's self-tests and leave, without a menu; each made once, and gone after the tests.
/// </summary>
public sealed class SelfTestIsos : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bareflow-isos-");
    private readonly ConcurrentDictionary<KernelImage, Lazy<string>> _isos = new();

    /// <summary>The image for a kernel.</summary>
    internal string For(KernelImage kernel) => _isos.GetOrAdd(kernel, new Lazy<string>(() => Make(kernel))).Value;

    public void Dispose() => _folder.Delete(recursive: true);

    private string Make(KernelImage kernel)
    {
        string iso = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.iso");
        IsoBuilder.Build([new MenuEntry("self-tests", kernel.StrippedElf, "selftest exit")], timeoutSeconds: 0, iso);
        return iso;
    }
}
