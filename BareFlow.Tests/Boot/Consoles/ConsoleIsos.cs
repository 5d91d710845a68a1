using System;
using System.Collections.Concurrent;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Cosmos.Build.Iso;

namespace BareFlow.Tests.Boot.Consoles;

/// <summary>Images that boot the full kernel with a command line, without a menu; each made once, and gone after the
/// tests.</summary>
public sealed class ConsoleIsos : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, Lazy<string>> _isos = new();

    /// <summary>The image for a command line.</summary>
    internal string For(string commandLine) =>
        _isos.GetOrAdd(commandLine, new Lazy<string>(() => Make(commandLine))).Value;

    public void Dispose() => _folder.Dispose();

    private string Make(string commandLine)
    {
        string iso = _folder.At($"{Guid.NewGuid():N}.iso");
        string kernel = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full).StrippedElf;
        IsoBuilder.Build([new MenuEntry("consoles", kernel, commandLine)], timeoutSeconds: 0, iso);
        return iso;
    }
}
