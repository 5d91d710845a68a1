namespace XSharp;

/// <summary>A place in a source file; lines and columns count from one.</summary>
public readonly record struct XLocation(string Path, int Line, int Column)
{
    /// <summary>The form that MSBuild and editors turn into a link.</summary>
    public override string ToString() => $"{Path}({Line},{Column})";
}
