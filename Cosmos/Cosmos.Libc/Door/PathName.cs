
namespace Cosmos.Libc;

/// <summary>A path as a caller of the C surface names it. Passed as C passes a pointer; <see cref="PathText"/> is its copy.</summary>
internal readonly unsafe struct PathName(byte* text)
{
    /// <summary>Where the caller has it.</summary>
    public readonly byte* Text = text;

    /// <summary>Whether the caller gave none.</summary>
    public bool IsNull => Text == null;
}
