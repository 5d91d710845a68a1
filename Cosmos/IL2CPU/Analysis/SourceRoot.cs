namespace IL2CPU.Analysis;

/// <summary>Where the sources of an assembly are that was compiled with another name for their folder, so that an image does not tell
/// in whose folder it was built.</summary>
/// <param name="Written">What the compiler wrote for the folder.</param>
/// <param name="Folder">The folder.</param>
public sealed record SourceRoot(string Written, string Folder)
{
    /// <summary>Reads WRITTEN=FOLDER.</summary>
    public static SourceRoot Parse(string text)
    {
        int equals = text.IndexOf('=');
        return equals < 0 ? new SourceRoot(text, text) : new SourceRoot(text[..equals], text[(equals + 1)..]);
    }

    /// <summary>The real path of a source.</summary>
    public string Find(string path) =>
        path.StartsWith(Written + "/", System.StringComparison.Ordinal) ? Folder + path[Written.Length..] : path;
}
