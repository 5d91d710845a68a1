using System;
using BareFlow.Memory.Digits;
using Cosmos.Core.Runtime;
using Cosmos.Core.Strings;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Error numbers in words, as Linux's C library has them.</summary>
internal static unsafe class ErrorTexts
{
    /// <summary>Bytes of the text of a number that is no error.</summary>
    public const int RoomBytes = Thread.ErrorTextBytes;

    private const int Count = 134;

    /// <summary>From 0 on, each with a zero behind it; empty for numbers that are no errors.</summary>
    private static ReadOnlySpan<byte> Texts =>
        "Success\0Operation not permitted\0No such file or directory\0No such process\0"u8 +
        "Interrupted system call\0Input/output error\0No such device or address\0Argument list too long\0"u8 +
        "Exec format error\0Bad file descriptor\0No child processes\0Resource temporarily unavailable\0"u8 +
        "Cannot allocate memory\0Permission denied\0Bad address\0Block device required\0"u8 +
        "Device or resource busy\0File exists\0Invalid cross-device link\0No such device\0"u8 +
        "Not a directory\0Is a directory\0Invalid argument\0Too many open files in system\0"u8 +
        "Too many open files\0Inappropriate ioctl for device\0Text file busy\0File too large\0"u8 +
        "No space left on device\0Illegal seek\0Read-only file system\0Too many links\0"u8 +
        "Broken pipe\0Numerical argument out of domain\0Numerical result out of range\0Resource deadlock avoided\0"u8 +
        "File name too long\0No locks available\0Function not implemented\0Directory not empty\0"u8 +
        "Too many levels of symbolic links\0\0No message of desired type\0Identifier removed\0"u8 +
        "Channel number out of range\0Level 2 not synchronized\0Level 3 halted\0Level 3 reset\0"u8 +
        "Link number out of range\0Protocol driver not attached\0No CSI structure available\0Level 2 halted\0"u8 +
        "Invalid exchange\0Invalid request descriptor\0Exchange full\0No anode\0"u8 +
        "Invalid request code\0Invalid slot\0\0Bad font file format\0"u8 +
        "Device not a stream\0No data available\0Timer expired\0Out of streams resources\0"u8 +
        "Machine is not on the network\0Package not installed\0Object is remote\0Link has been severed\0"u8 +
        "Advertise error\0Srmount error\0Communication error on send\0Protocol error\0"u8 +
        "Multihop attempted\0RFS specific error\0Bad message\0Value too large for defined data type\0"u8 +
        "Name not unique on network\0File descriptor in bad state\0Remote address changed\0Can not access a needed shared library\0"u8 +
        "Accessing a corrupted shared library\0.lib section in a.out corrupted\0Attempting to link in too many shared libraries\0Cannot exec a shared library directly\0"u8 +
        "Invalid or incomplete multibyte or wide character\0Interrupted system call should be restarted\0Streams pipe error\0Too many users\0"u8 +
        "Socket operation on non-socket\0Destination address required\0Message too long\0Protocol wrong type for socket\0"u8 +
        "Protocol not available\0Protocol not supported\0Socket type not supported\0Operation not supported\0"u8 +
        "Protocol family not supported\0Address family not supported by protocol\0Address already in use\0Cannot assign requested address\0"u8 +
        "Network is down\0Network is unreachable\0Network dropped connection on reset\0Software caused connection abort\0"u8 +
        "Connection reset by peer\0No buffer space available\0Transport endpoint is already connected\0Transport endpoint is not connected\0"u8 +
        "Cannot send after transport endpoint shutdown\0Too many references: cannot splice\0Connection timed out\0Connection refused\0"u8 +
        "Host is down\0No route to host\0Operation already in progress\0Operation now in progress\0"u8 +
        "Stale file handle\0Structure needs cleaning\0Not a XENIX named type file\0No XENIX semaphores available\0"u8 +
        "Is a named type file\0Remote I/O error\0Disk quota exceeded\0No medium found\0"u8 +
        "Wrong medium type\0Operation canceled\0Required key not available\0Key has expired\0"u8 +
        "Key has been revoked\0Key was rejected by service\0Owner died\0State not recoverable\0"u8 +
        "Operation not possible due to RF-kill\0Memory page has hardware error\0"u8;

    /// <summary>The text of an error number, with a zero behind it.</summary>
    /// <param name="error">Any number.</param>
    /// <param name="room"><see cref="RoomBytes"/> for the text of a number that is no error.</param>
    public static byte* Of(int error, byte* room)
    {
        ReadOnlySpan<byte> text = (uint)error < Count ? Text.Nth(Texts, error, 0) : default;
        return text.Length > 0 ? Literal.Address(text) : WriteUnknown(error, room);
    }

    private static byte* WriteUnknown(int error, byte* room)
    {
        ReadOnlySpan<byte> words = "Unknown error "u8;
        words.CopyTo(new Span<byte>(room, RoomBytes));
        byte* at = room + words.Length;
        if (error < 0)
            *at++ = (byte)'-';

        ulong number = (ulong)(error < 0 ? -(long)error : error);
        Span<byte> digits = stackalloc byte[NumberDigits.Longest];
        digits = NumberDigits.Write(digits, number, NumberDigits.Decimal);
        digits.CopyTo(new Span<byte>(at, digits.Length));
        at += digits.Length;
        *at = 0;
        return room;
    }
}
