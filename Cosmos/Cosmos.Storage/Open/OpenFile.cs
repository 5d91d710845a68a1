
namespace Cosmos.Storage;

/// <summary>A file that was opened: what several descriptors share after <c>dup</c>.</summary>
internal unsafe struct OpenFile
{
    /// <summary>The file.</summary>
    public FileNode* Node;

    /// <summary>Descriptors that lead here, and calls that use it just now.</summary>
    public int References;

    /// <summary>How it was opened: <see cref="OpenFlags"/>.</summary>
    public int Flags;

    /// <summary>Where the next read or write is; in a directory the place of the name that was read last.</summary>
    public ulong Offset;

    /// <summary>The text of a generated file, as it was when it was opened.</summary>
    public TextBuffer Text;

    /// <summary>The lock of <c>flock</c> that is held: one of <see cref="Flock"/>, or 0.</summary>
    public int Lock;

    /// <summary>What is to be read from the file, or from the text that was made when it was opened.</summary>
    /// <param name="offset">From where on.</param>
    /// <param name="size">Bytes that are wanted; and then those that there are.</param>
    /// <returns>Where they are; it holds while the lock is held.</returns>
    public readonly byte* View(ulong offset, ref ulong size) =>
        Node->Kind == FileKind.Generated ? Text.View(offset, ref size) : FileTree.View(Node, offset, ref size);

    /// <summary>Bytes of the file, or of its text.</summary>
    public readonly ulong Size => Node->Kind == FileKind.Generated ? Text.Length : Node->Size;
}
