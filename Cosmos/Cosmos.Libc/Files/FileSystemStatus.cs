namespace Cosmos.Libc;

/// <summary>C's <c>struct statfs</c> as glibc has it on x86-64: 120 bytes.</summary>
internal unsafe struct FileSystemStatus
{
    /// <summary>f_type: a magic number.</summary>
    public ulong Type;

    /// <summary>f_bsize: bytes of a block.</summary>
    public ulong BlockSize;

    /// <summary>f_blocks: all blocks.</summary>
    public ulong Blocks;

    /// <summary>f_bfree: free blocks.</summary>
    public ulong FreeBlocks;

    /// <summary>f_bavail: free blocks that the program may use.</summary>
    public ulong AvailableBlocks;

    /// <summary>f_files: files that there can be.</summary>
    public ulong Files;

    /// <summary>f_ffree: files that could be made.</summary>
    public ulong FreeFiles;

    /// <summary>f_fsid: nothing.</summary>
    public ulong Id;

    /// <summary>f_namelen: the longest name.</summary>
    public ulong LongestName;

    /// <summary>f_frsize: bytes of a fragment.</summary>
    public ulong FragmentSize;

    /// <summary>f_flags: how it is mounted.</summary>
    public ulong Flags;

    /// <summary>Nothing.</summary>
    public fixed ulong Spare[4];
}
