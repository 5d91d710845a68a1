using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary><c>wprintf</c>, <c>wscanf</c> and their kin (C17, 7.29.2): over the formats of bytes, in UTF-8, with widths in
/// characters.</summary>
internal static unsafe class StdioWideFormats
{
    [RuntimeExport("vfwprintf")]
    private static int FormatTo(CFile* file, uint* format, VaList* arguments)
    {
        byte* bytes = Encode(format);
        if (bytes == null)
            return -1;

        file->Enter();
        file->Orientation = 1;
        int result = StdioFormats.FormatTo(file, bytes, arguments, isWide: true);
        file->Exit();
        Heap.Free(bytes);
        return result;
    }

    [RuntimeExport("vwprintf")]
    private static int FormatOut(uint* format, VaList* arguments) => FormatTo(Stdio.Output, format, arguments);

    /// <summary>Formats into a buffer of so many characters.</summary>
    /// <returns>Characters without the zero; -1 where they do not fit, as C wants it.</returns>
    [RuntimeExport("vswprintf")]
    private static int Format(uint* buffer, ulong size, uint* format, VaList* arguments)
    {
        byte* bytes = Encode(format);
        byte* text = null;
        int length = bytes == null ? -1 : StdioFormats.FormatNew(&text, bytes, arguments, isWide: true);
        Heap.Free(bytes);
        if (length < 0)
            return length;

        int count = Decode(buffer, size, text, (ulong)length);
        Heap.Free(text);
        return count;
    }

    [RuntimeExport("vfwscanf")]
    private static int Scan(CFile* file, uint* format, VaList* arguments)
    {
        byte* bytes = Encode(format);
        if (bytes == null)
            return -1;

        file->Enter();
        file->Orientation = 1;
        int result = StdioFormats.Scan(file, bytes, arguments);
        file->Exit();
        Heap.Free(bytes);
        return result;
    }

    [RuntimeExport("vwscanf")]
    private static int Scan(uint* format, VaList* arguments) => Scan(Stdio.Input, format, arguments);

    [RuntimeExport("vswscanf")]
    private static int Scan(uint* text, uint* format, VaList* arguments)
    {
        byte* bytes = Encode(format);
        byte* input = Encode(text);
        int result = bytes == null || input == null ? -1 : StdioFormats.Scan(input, bytes, arguments);
        Heap.Free(input);
        Heap.Free(bytes);
        return result;
    }

    /// <summary>A wide text as bytes, in a block of the heap.</summary>
    /// <returns>Null with EILSEQ, ENOMEM.</returns>
    private static byte* Encode(uint* text)
    {
        ulong length = 0;
        while (text[length] != 0)
            length++;

        var bytes = (byte*)Heap.Allocate(length * Multibyte.Longest + 1);
        if (bytes == null)
            return (byte*)CResult.NullWith(Errno.ENOMEM);

        byte* at = bytes;
        for (; *text != 0; text++)
        {
            int count = Multibyte.Encode(*text, at);
            if (count < 0)
            {
                Heap.Free(bytes);
                return (byte*)CResult.NullWith(Errno.EILSEQ);
            }

            at += count;
        }

        *at = 0;
        return bytes;
    }

    private static int Decode(uint* buffer, ulong size, byte* text, ulong length)
    {
        ulong count = 0;
        MultibyteState state = default;
        byte* end = text + length;
        while (text < end && count + 1 < size)
        {
            long bytes = Multibyte.Decode(text, (ulong)(end - text), ref state, out buffer[count]);
            if (bytes < 0)
                return CResult.Fail(Errno.EILSEQ);

            text += bytes;
            count++;
        }

        if (size > 0)
            buffer[count] = 0;

        return text == end && size > 0 ? (int)count : CResult.Fail(Errno.EOVERFLOW);
    }
}
