namespace Cosmos.Storage;

/// <summary>The bits of a file's mode (POSIX.1-2017, <c>sys/stat.h</c>; the values are Linux's).</summary>
internal static class FileMode
{
    /// <summary>The bits that say what the file is.</summary>
    public const uint KindMask = 0xF000;

    /// <summary>S_IFIFO.</summary>
    public const uint Pipe = 0x1000;

    /// <summary>S_IFCHR.</summary>
    public const uint CharacterDevice = 0x2000;

    /// <summary>S_IFDIR.</summary>
    public const uint Directory = 0x4000;

    /// <summary>S_IFREG.</summary>
    public const uint Regular = 0x8000;

    /// <summary>S_IFLNK.</summary>
    public const uint Link = 0xA000;

    /// <summary>Everybody may do everything: rwxrwxrwx.</summary>
    public const uint All = 0x1FF;

    /// <summary>rwxr-xr-x.</summary>
    public const uint OwnersDirectory = 0x1ED;

    /// <summary>rw-r--r--.</summary>
    public const uint OwnersFile = 0x1A4;

    /// <summary>rw-rw-rw-.</summary>
    public const uint EverybodysFile = 0x1B6;

    /// <summary>----w--w-: what new files do not get at first.</summary>
    public const uint OthersWrite = 0x12;

    /// <summary>r--r--r--.</summary>
    public const uint ReadOnly = 0x124;

    /// <summary>The permissions, and the set-id and sticky bits: what <c>chmod</c> changes.</summary>
    public const uint ChangeMask = 0xFFF;

    /// <summary>rwxrwxrwt.</summary>
    public const uint EverybodysDirectory = 0x3FF;

    /// <summary>The kind bits of a kind.</summary>
    public static uint Of(FileKind kind) => kind switch
    {
        FileKind.Directory => Directory,
        FileKind.Link => Link,
        FileKind.Device => CharacterDevice,
        FileKind.Pipe => Pipe,
        _ => Regular,
    };
}
