using System.Runtime;

namespace Cosmos.Libc;

/// <summary>Writing bytes to streams (C17, 7.21.7 and 7.21.8, and POSIX.1-2017). The names that end in <c>unlocked</c> do not take
/// the stream for the calling thread.</summary>
internal static unsafe class StdioWriting
{
    private const int EndOfFile = -1;

    [RuntimeExport("fputc")]
    private static int Put(int value, CFile* file)
    {
        file->Enter();
        int result = file->Put((byte)value);
        file->Exit();
        return result;
    }

    [RuntimeExport("putc")]
    private static int PutAlias(int value, CFile* file) => Put(value, file);

    [RuntimeExport("putchar")]
    private static int Put(int value) => Put(value, Stdio.Output);

    [RuntimeExport("putc_unlocked")]
    private static int PutUnlocked(int value, CFile* file) => file->Put((byte)value);

    [RuntimeExport("fputc_unlocked")]
    private static int PutUnlockedAlias(int value, CFile* file) => file->Put((byte)value);

    [RuntimeExport("putchar_unlocked")]
    private static int PutUnlocked(int value) => Stdio.Output->Put((byte)value);

    /// <summary>What <c>putc_unlocked</c> of glibc's headers calls when there is no room.</summary>
    [RuntimeExport("__overflow")]
    private static int PutAfterFlush(CFile* file, int value) => file->Put((byte)value);

    [RuntimeExport("putw")]
    private static int PutWord(int word, CFile* file) => Write((byte*)&word, sizeof(int), 1, file) == 1 ? 0 : EndOfFile;

    [RuntimeExport("fputs")]
    internal static int Put(byte* text, CFile* file)
    {
        file->Enter();
        int result = PutUnlocked(text, file);
        file->Exit();
        return result;
    }

    [RuntimeExport("fputs_unlocked")]
    private static int PutUnlocked(byte* text, CFile* file)
    {
        ulong length = CString.Length(text);
        return file->Write(text, length) == length ? 1 : EndOfFile;
    }

    /// <summary>Writes a line, in one piece beside those of other threads.</summary>
    [RuntimeExport("puts")]
    private static int Put(byte* text)
    {
        CFile* file = Stdio.Output;
        file->Enter();
        int result = PutUnlocked(text, file) < 0 ? EndOfFile : file->Put((byte)'\n');
        file->Exit();
        return result < 0 ? EndOfFile : (int)CString.Length(text) + 1;
    }

    [RuntimeExport("fwrite")]
    internal static ulong Write(byte* buffer, ulong size, ulong count, CFile* file)
    {
        file->Enter();
        ulong items = WriteUnlocked(buffer, size, count, file);
        file->Exit();
        return items;
    }

    [RuntimeExport("fwrite_unlocked")]
    private static ulong WriteUnlocked(byte* buffer, ulong size, ulong count, CFile* file) =>
        size == 0 || count == 0 ? 0 : file->Write(buffer, size * count) / size;
}
