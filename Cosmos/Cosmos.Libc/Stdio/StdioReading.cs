using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary>Reading bytes from streams (C17, 7.21.7 and 7.21.8, and POSIX.1-2017). The names that end in <c>unlocked</c> do not
/// take the stream for the calling thread.</summary>
internal static unsafe class StdioReading
{
    private const int EndOfFile = -1;
    private const ulong FirstLineRoom = 120;

    [RuntimeExport("fgetc")]
    internal static int GetByte(CFile* file)
    {
        file->Enter();
        int value = file->Get();
        file->Exit();
        return value;
    }

    [RuntimeExport("getc")]
    private static int GetAlias(CFile* file) => GetByte(file);

    [RuntimeExport("getchar")]
    private static int Get() => GetByte(Stdio.Input);

    [RuntimeExport("getc_unlocked")]
    private static int GetUnlocked(CFile* file) => file->Get();

    [RuntimeExport("fgetc_unlocked")]
    private static int GetUnlockedAlias(CFile* file) => file->Get();

    /// <summary>What <c>getc_unlocked</c> of glibc's headers calls when nothing is read ahead.</summary>
    [RuntimeExport("__uflow")]
    private static int GetAfterFill(CFile* file) => file->Get();

    [RuntimeExport("getchar_unlocked")]
    private static int GetUnlocked() => Stdio.Input->Get();

    [RuntimeExport("getw")]
    private static int GetWord(CFile* file)
    {
        int word;
        return Read((byte*)&word, sizeof(int), 1, file) == 1 ? word : EndOfFile;
    }

    [RuntimeExport("ungetc")]
    private static int Unget(int value, CFile* file)
    {
        if (value == EndOfFile)
            return EndOfFile;

        file->Enter();
        bool isBack = file->Unread((byte)value);
        file->Exit();
        return isBack ? (byte)value : EndOfFile;
    }

    /// <summary>Reads a line, its end included, as far as it fits.</summary>
    /// <returns>Null at the end, and when the read failed.</returns>
    [RuntimeExport("fgets")]
    internal static byte* GetLine(byte* buffer, int size, CFile* file)
    {
        file->Enter();
        byte* line = GetLineUnlocked(buffer, size, file);
        file->Exit();
        return line;
    }

    [RuntimeExport("fgets_unlocked")]
    private static byte* GetLineUnlocked(byte* buffer, int size, CFile* file)
    {
        if (size <= 0)
            return null;

        // A failure before this line does not end it.
        bool hadFailed = file->HasFailed;
        file->HasFailed = false;
        int length = 0;
        int value = 0;
        while (length < size - 1 && value != '\n' && (value = file->Get()) >= 0)
            buffer[length++] = (byte)value;

        bool isCut = file->HasFailed || (length == 0 && size > 1);
        file->HasFailed |= hadFailed;
        if (isCut)
            return null;

        buffer[length] = 0;
        return buffer;
    }

    /// <summary>Reads up to a delimiter and with it, into a block of the heap that grows as it must.</summary>
    /// <returns>Bytes; -1 at the end of the file, and with ENOMEM, or EINVAL where there is no place for the block or its size.
    /// </returns>
    [RuntimeExport("__getdelim")]
    private static long GetDelimited(byte** line, ulong* capacity, int delimiter, CFile* file)
    {
        if (line == null || capacity == null)
            return CResult.Fail(Errno.EINVAL);

        file->Enter();
        long length = Collect(line, capacity, delimiter, file);
        file->Exit();
        return length;
    }

    [RuntimeExport("getdelim")]
    private static long GetDelimitedAlias(byte** line, ulong* capacity, int delimiter, CFile* file) =>
        GetDelimited(line, capacity, delimiter, file);

    [RuntimeExport("getline")]
    private static long GetLine(byte** line, ulong* capacity, CFile* file) => GetDelimited(line, capacity, '\n', file);

    [RuntimeExport("fread")]
    private static ulong Read(byte* buffer, ulong size, ulong count, CFile* file)
    {
        file->Enter();
        ulong items = ReadUnlocked(buffer, size, count, file);
        file->Exit();
        return items;
    }

    [RuntimeExport("fread_unlocked")]
    private static ulong ReadUnlocked(byte* buffer, ulong size, ulong count, CFile* file) =>
        size == 0 || count == 0 ? 0 : file->Read(buffer, size * count) / size;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Collect(byte** line, ulong* capacity, int delimiter, CFile* file)
    {
        if (!HasRoom(line, capacity, FirstLineRoom))
            return CResult.Fail(Errno.ENOMEM);

        ulong length = 0;
        int value = EndOfFile;
        while (value != delimiter && (value = file->Get()) >= 0)
        {
            if (!HasRoom(line, capacity, length + 2))
                return CResult.Fail(Errno.ENOMEM);

            (*line)[length++] = (byte)value;
        }

        if (length == 0 || file->HasFailed)
            return EndOfFile;

        (*line)[length] = 0;
        return (long)length;
    }

    private static bool HasRoom(byte** line, ulong* capacity, ulong needed)
    {
        if (*line != null && *capacity >= needed)
            return true;

        ulong wanted = Math.Max(*line == null ? 0 : *capacity * 2, needed);
        void* grown = Heap.Reallocate(*line, wanted);
        if (grown == null)
            return false;

        *line = (byte*)grown;
        *capacity = wanted;
        return true;
    }
}
