using Cosmos.Core.Memory;

namespace Cosmos.Storage;

/// <summary>A file of the tree, with any number of names: other systems call it an inode.</summary>
/// <remarks>Law: it lives as long as <c>Links + Opens</c> is not 0, where <c>Links</c> counts the names that lead to it and
/// <c>Opens</c> counts the other uses: open files, the program's working directory, and removed
/// directories that were in this one.</remarks>
internal unsafe struct FileNode
{
    /// <summary>Its kind.</summary>
    public FileKind Kind;

    /// <summary>Which device, or which text.</summary>
    public byte Number;

    /// <summary>What a text is about: the number of a thread.</summary>
    public ulong Subject;

    /// <summary>Whose it is.</summary>
    public FileSeal Seal;

    /// <summary>The permissions.</summary>
    public uint Mode;

    /// <summary>The number of its owner.</summary>
    public uint User;

    /// <summary>The number of its group.</summary>
    public uint Group;

    /// <summary>Names that lead here.</summary>
    public uint Links;

    /// <summary>Open files and others that hold it.</summary>
    public uint Opens;

    /// <summary>Open files that hold its shared lock.</summary>
    public uint SharedLocks;

    /// <summary>Whether an open file holds its exclusive lock.</summary>
    public bool HasExclusiveLock;

    /// <summary>Its number, from 1 up.</summary>
    public ulong Id;

    /// <summary>Bytes of its contents.</summary>
    public ulong Size;

    /// <summary>Bytes that fit, or addresses that are reserved; 0 if the contents have another owner and are only read.</summary>
    public ulong Capacity;

    /// <summary>Its contents; a link's target.</summary>
    public byte* Data;

    /// <summary>Whether the contents are <see cref="FilePages"/>.</summary>
    public bool IsPaged;

    /// <summary>Bytes from the start that are committed, if the contents are pages.</summary>
    public ulong Front;

    /// <summary>Bytes that are committed, if the contents are pages.</summary>
    public ulong PagedBytes;

    /// <summary>The contents as shared maps of the program use them.</summary>
    public SharedPages Shared;

    /// <summary>The first name of a directory.</summary>
    public FileEntry* First;

    /// <summary>The last name of a directory.</summary>
    public FileEntry* Last;

    /// <summary>The directory that a directory is in, or was in before it was removed; its own for the root.</summary>
    public FileNode* Parent;

    /// <summary>The pipe, of a pipe.</summary>
    public Pipe* Pipe;

    /// <summary>The messages, of a message queue.</summary>
    public MessageQueue* Queue;

    /// <summary>When it was read last, in nanoseconds since 1970.</summary>
    public long Accessed;

    /// <summary>When its contents changed last.</summary>
    public long Modified;

    /// <summary>When anything about it changed last.</summary>
    public long Changed;
}
