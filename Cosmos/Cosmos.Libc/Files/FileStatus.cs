namespace Cosmos.Libc;

/// <summary>C's <c>struct stat</c> as glibc has it on x86-64: 144 bytes.</summary>
internal unsafe struct FileStatus
{
    /// <summary>st_dev: which file system.</summary>
    public ulong Device;

    /// <summary>st_ino: the file's number.</summary>
    public ulong Id;

    /// <summary>st_nlink: names that lead to it.</summary>
    public ulong Links;

    /// <summary>st_mode: what it is, and its permissions.</summary>
    public uint Mode;

    /// <summary>st_uid: its owner.</summary>
    public uint User;

    /// <summary>st_gid: its group.</summary>
    public uint Group;

    /// <summary>Nothing.</summary>
    public uint Padding;

    /// <summary>st_rdev: which device it is.</summary>
    public ulong DeviceNumber;

    /// <summary>st_size: its bytes.</summary>
    public long Size;

    /// <summary>st_blksize: the size to read and write best.</summary>
    public long BlockSize;

    /// <summary>st_blocks: blocks of 512 bytes.</summary>
    public long Blocks;

    /// <summary>st_atim: when it was read last.</summary>
    public TimeSpec Accessed;

    /// <summary>st_mtim: when its contents changed last.</summary>
    public TimeSpec Modified;

    /// <summary>st_ctim: when anything about it changed last.</summary>
    public TimeSpec Changed;

    /// <summary>Nothing.</summary>
    public fixed ulong Reserved[3];
}
