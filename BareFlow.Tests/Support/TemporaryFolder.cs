using System;
using System.IO;

namespace BareFlow.Tests.Support;

/// <summary>A folder for one test, gone when it ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bareflow-").FullName;

    public string At(string path) => System.IO.Path.Combine(Path, path);

    /// <summary>Writes a file, whose full path it returns.</summary>
    public string Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
        return At(path);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
