using System;
using System.IO;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>A folder for one test, gone when it ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bareflow-").FullName;

    public string At(string path) => System.IO.Path.Combine(Path, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
