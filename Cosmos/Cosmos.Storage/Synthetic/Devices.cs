using System;
using BareFlow.Memory;
using Cosmos.Core.Exceptions;

namespace Cosmos.Storage;

/// <summary>The devices of the file tree.</summary>
internal static unsafe class Devices
{
    /// <summary>/dev/null: takes everything and holds nothing.</summary>
    public const byte Null = 0;

    /// <summary>/dev/zero: zeros without end.</summary>
    public const byte Zero = 1;

    /// <summary>/dev/random and /dev/urandom: numbers without end.</summary>
    public const byte Random = 2;

    /// <summary>/dev/full: has room for nothing.</summary>
    public const byte Full = 3;

    /// <summary>/dev/tty, /dev/console and the standard streams: screen, keyboard and serial port.</summary>
    public const byte Terminal = 4;

    /// <summary>Whether reading or writing at an offset makes sense, as it makes no difference.</summary>
    public static bool CanSeek(byte device) => device != Terminal;

    /// <summary>Reads.</summary>
    public static long Read(OpenFile* file, CallerTarget buffer, ulong size)
    {
        switch (file->Node->Number)
        {
            case Null:
                return 0;
            case Random:
                return RandomNumbers.Fill(buffer, size);
            case Terminal:
                return Tty.Read(buffer, size, (file->Flags & OpenFlags.NonBlocking) != 0);
            default:
                return buffer.Clear(size) is < 0 and var error ? error : (long)size;
        }
    }

    /// <summary>Writes.</summary>
    public static long Write(OpenFile* file, CallerSource buffer, ulong size) => file->Node->Number switch
    {
        Full => -Errno.ENOSPC,
        Terminal => Tty.Write(buffer, size),
        _ => (long)size,
    };

    /// <summary>The <see cref="PollEvents"/> that hold now.</summary>
    public static short Ready(byte device) =>
        device == Terminal && !Tty.HasInput() ? PollEvents.Out : (short)(PollEvents.In | PollEvents.Out);
}
