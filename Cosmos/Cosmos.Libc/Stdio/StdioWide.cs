using System.Runtime;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>Wide characters of streams (C17, 7.29.3): the file holds their bytes.</summary>
internal static unsafe class StdioWide
{
    private const uint WideEndOfFile = uint.MaxValue;
    private const int EndOfFile = -1;

    /// <summary>Sets whether a stream is of bytes or of wide characters, while nothing has.</summary>
    [RuntimeExport("fwide")]
    private static int Orient(CFile* file, int wanted)
    {
        file->Enter();
        if (file->Orientation == 0)
            file->Orientation = wanted < 0 ? -1 : wanted > 0 ? 1 : 0;

        int result = file->Orientation;
        file->Exit();
        return result;
    }

    [RuntimeExport("fgetwc")]
    internal static uint Get(CFile* file)
    {
        file->Enter();
        uint wide = GetUnlocked(file);
        file->Exit();
        return wide;
    }

    [RuntimeExport("getwc")]
    private static uint GetAlias(CFile* file) => Get(file);

    [RuntimeExport("getwchar")]
    private static uint Get() => Get(Stdio.Input);

    [RuntimeExport("fgetwc_unlocked")]
    private static uint GetUnlocked(CFile* file)
    {
        file->Orientation = 1;
        while (file->Get() is var next && next >= 0)
        {
            byte single = (byte)next;
            long result = Multibyte.Decode(&single, 1, ref file->Partial, out uint wide);
            if (result >= 0)
                return wide;

            if (result == Multibyte.Invalid)
            {
                file->Partial = default;
                return Fail(file);
            }
        }

        return file->Partial.Missing != 0 ? Fail(file) : WideEndOfFile;
    }

    [RuntimeExport("ungetwc")]
    internal static uint Unget(uint wide, CFile* file)
    {
        byte* bytes = stackalloc byte[Multibyte.Longest];
        int length = wide == WideEndOfFile ? EndOfFile : Multibyte.Encode(wide, bytes);
        if (length < 0)
            return WideEndOfFile;

        file->Enter();
        file->Orientation = 1;
        bool isBack = true;
        while (isBack && length > 0)
            isBack = file->Unread(bytes[--length]);

        file->Exit();
        return isBack ? wide : WideEndOfFile;
    }

    /// <summary>Reads a line, its end included, as far as it fits.</summary>
    [RuntimeExport("fgetws")]
    private static uint* GetLine(uint* buffer, int size, CFile* file)
    {
        if (size <= 0)
            return null;

        file->Enter();
        int length = 0;
        uint wide = 0;
        while (length < size - 1 && wide != '\n' && (wide = GetUnlocked(file)) != WideEndOfFile)
            buffer[length++] = wide;

        bool hasLine = !file->HasFailed && (length > 0 || size == 1);
        file->Exit();
        if (!hasLine)
            return null;

        buffer[length] = 0;
        return buffer;
    }

    [RuntimeExport("fputwc")]
    internal static uint Put(uint wide, CFile* file)
    {
        file->Enter();
        uint result = PutUnlocked(wide, file);
        file->Exit();
        return result;
    }

    [RuntimeExport("putwc")]
    private static uint PutAlias(uint wide, CFile* file) => Put(wide, file);

    [RuntimeExport("putwchar")]
    private static uint Put(uint wide) => Put(wide, Stdio.Output);

    [RuntimeExport("fputwc_unlocked")]
    private static uint PutUnlocked(uint wide, CFile* file)
    {
        byte* bytes = stackalloc byte[Multibyte.Longest];
        file->Orientation = 1;
        int length = Multibyte.Encode(wide, bytes);
        if (length < 0)
            return Fail(file);

        return file->Write(bytes, (ulong)length) == (ulong)length ? wide : WideEndOfFile;
    }

    [RuntimeExport("fputws")]
    private static int Put(uint* text, CFile* file)
    {
        file->Enter();
        uint result = 1;
        for (; *text != 0 && result != WideEndOfFile; text++)
            result = PutUnlocked(*text, file);

        file->Exit();
        return result == WideEndOfFile ? EndOfFile : 1;
    }

    private static uint Fail(CFile* file)
    {
        file->HasFailed = true;
        CResult.Fail(Errno.EILSEQ);
        return WideEndOfFile;
    }
}
