
namespace Cosmos.Libc;

/// <summary>A caller's path at the C surface. Passed as C passes a pointer; <see cref="PathText"/> is its copy.</summary>
internal readonly unsafe struct PathName(byte* text)
{
    /// <summary>The caller's address of it.</summary>
    public readonly byte* Text = text;

    /// <summary>Whether the caller gave none.</summary>
    public bool IsNull => Text == null;
}
