using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>What a stream is opened for: <c>r</c>, <c>w</c>, <c>a</c>, each with <c>+</c>, <c>x</c>, <c>e</c> and <c>b</c> behind
/// it (POSIX.1-2017, <c>fopen</c>; <c>x</c> is C's and <c>e</c> is glibc's).</summary>
internal readonly unsafe struct StreamMode
{
    /// <summary>The flags of <c>open</c>; negative for a text that is no mode.</summary>
    public int Flags { get; }

    /// <summary>Reads a mode.</summary>
    public StreamMode(byte* text)
    {
        Flags = *text switch
        {
            (byte)'r' => OpenFlags.ReadOnly,
            (byte)'w' => OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate,
            (byte)'a' => OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Append,
            _ => -1,
        };
        while (Flags >= 0 && *++text is not (0 or (byte)','))
        {
            if (*text == '+')
                Flags = (Flags & ~OpenFlags.AccessMask) | OpenFlags.ReadWrite;
            else if (*text == 'x')
                Flags |= OpenFlags.Exclusive;
            else if (*text == 'e')
                Flags |= OpenFlags.CloseOnExec;
        }
    }

    /// <summary>Whether it is a mode.</summary>
    public bool IsValid => Flags >= 0;

    /// <summary>Whether it lets a program read.</summary>
    public bool CanRead => (Flags & OpenFlags.AccessMask) != OpenFlags.WriteOnly;

    /// <summary>Whether it lets a program write.</summary>
    public bool CanWrite => (Flags & OpenFlags.AccessMask) != OpenFlags.ReadOnly;

    /// <summary>Whether all that is written goes to the end.</summary>
    public bool IsAppending => (Flags & OpenFlags.Append) != 0;

    /// <summary>Whether what was in the file goes.</summary>
    public bool IsEmptied => (Flags & OpenFlags.Truncate) != 0;

    /// <summary>Lets a stream do what the mode says.</summary>
    public void Give(CFile* file)
    {
        file->IsReadable = CanRead;
        file->IsWritable = CanWrite;
        file->IsAppending = IsAppending;
    }
}
