using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary><c>&lt;string.h&gt;</c> and <c>&lt;strings.h&gt;</c>: bytes and texts that end with a zero (POSIX.1-2017). The
/// three that move and fill bytes are in <c>MemoryPrimitives.xs</c>.</summary>
internal static unsafe class CString
{
    private const byte LowerCase = 0x20;

    /// <summary>Bytes before the zero.</summary>
    [RuntimeExport("strlen")]
    public static ulong Length(byte* text)
    {
        byte* end = text;
        while (*end != 0)
            end++;

        return (ulong)(end - text);
    }

    /// <summary>Bytes before the zero, <paramref name="most"/> at most.</summary>
    [RuntimeExport("strnlen")]
    public static ulong Length(byte* text, ulong most)
    {
        ulong length = 0;
        while (length < most && text[length] != 0)
            length++;

        return length;
    }

    [RuntimeExport("strcmp")]
    public static int Compare(byte* left, byte* right) => Compare(left, right, ulong.MaxValue);

    [RuntimeExport("strncmp")]
    public static int Compare(byte* left, byte* right, ulong most)
    {
        for (; most > 0; most--)
        {
            if (*left != *right || *left == 0)
                return *left - *right;

            left++;
            right++;
        }

        return 0;
    }

    [RuntimeExport("strcasecmp")]
    public static int CompareIgnoringCase(byte* left, byte* right)
    {
        while (*left != 0 && Lower(*left) == Lower(*right))
        {
            left++;
            right++;
        }

        return Lower(*left) - Lower(*right);
    }

    [RuntimeExport("strncasecmp")]
    public static int CompareIgnoringCase(byte* left, byte* right, ulong most)
    {
        for (; most > 0; most--)
        {
            int difference = Lower(*left) - Lower(*right);
            if (difference != 0 || *left == 0)
                return difference;

            left++;
            right++;
        }

        return 0;
    }

    [RuntimeExport("strcpy")]
    public static byte* Copy(byte* destination, byte* source)
    {
        CopyBytes(destination, source, Length(source) + 1);
        return destination;
    }

    /// <summary>Copies at most <paramref name="size"/> bytes and fills the rest of them with zeros; a text that is as long
    /// gets no zero.</summary>
    [RuntimeExport("strncpy")]
    public static byte* Copy(byte* destination, byte* source, ulong size)
    {
        ulong length = Length(source, size);
        CopyBytes(destination, source, length);
        for (ulong index = length; index < size; index++)
            destination[index] = 0;

        return destination;
    }

    [RuntimeExport("strcat")]
    public static byte* Append(byte* destination, byte* source)
    {
        Copy(destination + Length(destination), source);
        return destination;
    }

    [RuntimeExport("strncat")]
    public static byte* Append(byte* destination, byte* source, ulong most)
    {
        byte* end = destination + Length(destination);
        ulong length = Length(source, most);
        CopyBytes(end, source, length);
        end[length] = 0;
        return destination;
    }

    [RuntimeExport("strchr")]
    public static byte* Find(byte* text, int wanted)
    {
        while (*text != (byte)wanted)
        {
            if (*text++ == 0)
                return null;
        }

        return text;
    }

    [RuntimeExport("strrchr")]
    public static byte* FindLast(byte* text, int wanted)
    {
        byte* found = null;
        do
        {
            if (*text == (byte)wanted)
                found = text;
        }
        while (*text++ != 0);
        return found;
    }

    [RuntimeExport("strstr")]
    public static byte* Find(byte* text, byte* wanted)
    {
        ulong length = Length(wanted);
        for (; ; text++)
        {
            if (Compare(text, wanted, length) == 0)
                return text;

            if (*text == 0)
                return null;
        }
    }

    /// <summary>How many bytes at the start are of <paramref name="set"/>.</summary>
    [RuntimeExport("strspn")]
    public static ulong Span(byte* text, byte* set)
    {
        ulong length = 0;
        while (text[length] != 0 && Find(set, text[length]) != null)
            length++;

        return length;
    }

    /// <summary>How many bytes at the start are not of <paramref name="set"/>.</summary>
    [RuntimeExport("strcspn")]
    public static ulong SpanUntil(byte* text, byte* set)
    {
        ulong length = 0;
        while (text[length] != 0 && Find(set, text[length]) == null)
            length++;

        return length;
    }

    /// <summary>The next part of a text between separators, which are overwritten.</summary>
    /// <param name="text">The text at the first call; null afterwards.</param>
    /// <param name="separators">The bytes that separate.</param>
    /// <param name="state">Where the next call goes on.</param>
    [RuntimeExport("strtok_r")]
    public static byte* Token(byte* text, byte* separators, byte** state)
    {
        if (text == null)
            text = *state;

        text += Span(text, separators);
        byte* end = text + SpanUntil(text, separators);
        *state = end;
        if (end == text)
            return null;

        if (*end != 0)
        {
            *end = 0;
            *state = end + 1;
        }

        return text;
    }

    /// <summary>A copy of its own in the heap; null, with ENOMEM, when there is no room.</summary>
    [RuntimeExport("strdup")]
    public static byte* Duplicate(byte* text)
    {
        ulong size = Length(text) + 1;
        return Duplicate(text, size);
    }

    /// <summary>The same in a block of so many bytes, which have room for it.</summary>
    internal static byte* Duplicate(byte* text, ulong size)
    {
        var copy = (byte*)Heap.Allocate(size);
        if (copy == null)
            CResult.Fail(Errno.ENOMEM);
        else
            CopyBytes(copy, text, Length(text) + 1);

        return copy;
    }

    [RuntimeExport("memchr")]
    public static byte* Find(byte* bytes, int wanted, ulong size)
    {
        for (; size > 0; size--)
        {
            if (*bytes == (byte)wanted)
                return bytes;

            bytes++;
        }

        return null;
    }

    /// <summary>The first of a byte that is there.</summary>
    [RuntimeExport("rawmemchr")]
    private static byte* FindSurely(byte* bytes, int wanted) => Find(bytes, wanted, ulong.MaxValue);

    [RuntimeExport("memcmp")]
    public static int CompareBytes(byte* left, byte* right, ulong size)
    {
        for (; size >= sizeof(ulong) && *(ulong*)left == *(ulong*)right; size -= sizeof(ulong))
        {
            left += sizeof(ulong);
            right += sizeof(ulong);
        }

        for (; size > 0; size--)
        {
            if (*left != *right)
                return *left - *right;

            left++;
            right++;
        }

        return 0;
    }

    [RuntimeExport("bcmp")]
    private static int Differ(byte* left, byte* right, ulong size) => CompareBytes(left, right, size);

    /// <summary>What an error number means, in words that stay where they are; for a number that is no error, until the thread's next
    /// call.</summary>
    [RuntimeExport("strerror")]
    private static byte* ErrorText(int error) => ErrorTexts.Of(error, Scheduler.Current->ErrorText);

    /// <summary>glibc's variant: gives the text back, which need not be in the buffer; where it is, it is cut to fit.</summary>
    [RuntimeExport("strerror_r")]
    private static byte* ErrorText(int error, byte* buffer, ulong size)
    {
        byte* room = stackalloc byte[ErrorTexts.RoomBytes];
        byte* text = ErrorTexts.Of(error, room);
        if (text != room || size == 0)
            return text == room ? buffer : text;

        ulong length = System.Math.Min(Length(text), size - 1);
        CopyBytes(buffer, text, length);
        buffer[length] = 0;
        return buffer;
    }

    internal static void CopyBytes(void* destination, void* source, ulong size) =>
        System.Runtime.InteropServices.NativeMemory.Copy(source, destination, (nuint)size);

    internal static int Lower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? value | LowerCase : value;
}
