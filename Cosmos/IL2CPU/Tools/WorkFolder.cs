using System;
using System.IO;

namespace IL2CPU.Tools;

/// <summary>A folder for what a stage makes on its way, gone when the stage ends.</summary>
public sealed class WorkFolder : IDisposable
{
    /// <summary>The folder's full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("cosmos-").FullName;

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
