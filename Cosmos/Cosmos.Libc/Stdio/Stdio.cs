using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Console;
using Cosmos.Core.Locks;
using Cosmos.Core.Memory;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using Cosmos.Core.Strings;
using Cosmos.Core.Threads;
using Cosmos.Storage;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>&lt;stdio.h&gt;</c> (C17, 7.21, and POSIX.1-2017). The variadic functions enter by <c>Variadic.xs</c>.</summary>
/// <remarks>A stream is for one thread at a time; what a call writes is in one piece.</remarks>
[SetAtBoot]
internal static unsafe class Stdio
{
    private const int EndOfFile = -1;
    private const int ShortText = 512;
    private const uint NewFileMode = FileMode.EverybodysFile;
    private const ulong FirstLineRoom = 128;

    private static CFile* _input;
    private static CFile* _output;
    private static CFile* _errors;

    /// <summary>Gives the three streams their descriptors, and C their names. Once.</summary>
    public static void Initialize()
    {
        _input = MakeStandard(0);
        _output = MakeStandard(1);
        _errors = MakeStandard(2);
        CEnvironment.SetStreams(_input, _output, _errors);
    }

    private static CFile* MakeStandard(int descriptor)
    {
        CFile* file = MakeStream(descriptor);
        if (file == null)
            Panic.Stop("the heap has no room for the standard streams"u8);

        return file;
    }

    /// <summary>Writes out what streams hold back, which is nothing.</summary>
    public static void FlushAll()
    {
    }

    /// <summary>Opens a file as <c>r</c>, <c>w</c>, <c>a</c>, each with <c>+</c>, <c>x</c>, <c>e</c> and <c>b</c> behind it.</summary>
    /// <returns>Null with EINVAL for another mode, ENOMEM, and the errors of <c>open</c>.</returns>
    [RuntimeExport("fopen64")]
    private static CFile* Open(PathName path, byte* mode)
    {
        int flags = FlagsOf(mode);
        int descriptor = flags < 0 ? CResult.Fail(Errno.EINVAL) : Fcntl.Open(path, flags, NewFileMode);
        CFile* file = descriptor < 0 ? null : MakeStream(descriptor);
        if (descriptor >= 0 && file == null)
            Descriptors.Close(descriptor);

        return file;
    }

    [RuntimeExport("fopen")]
    private static CFile* OpenAlias(PathName path, byte* mode) => Open(path, mode);

    /// <summary>Makes a stream of a descriptor.</summary>
    /// <returns>Null with EBADF, ENOMEM, or EINVAL for a mode that is none or asks for more than the descriptor was opened for.
    /// </returns>
    [RuntimeExport("fdopen")]
    private static CFile* OpenDescriptor(int descriptor, byte* mode)
    {
        int flags = FlagsOf(mode);
        int error = flags < 0 ? -Errno.EINVAL : Descriptors.CheckUse(descriptor, flags);
        return CResult.Of(error) == 0 ? MakeStream(descriptor) : null;
    }

    private static CFile* MakeStream(int descriptor)
    {
        var file = (CFile*)Heap.AllocateZeroed(1, (ulong)sizeof(CFile));
        if (file == null)
            CResult.Fail(Errno.ENOMEM);
        else
            file->Descriptor = descriptor;

        return file;
    }

    [RuntimeExport("fclose")]
    private static int Close(CFile* file)
    {
        int result = Unistd.Close(file->Descriptor);
        if (!IsStandard(file))
            Heap.Free(file);

        return result;
    }

    /// <summary>Nothing is held back, so nothing is to be written out.</summary>
    [RuntimeExport("fflush")]
    private static int Flush(CFile* file) => 0;

    [RuntimeExport("fileno")]
    private static int DescriptorOf(CFile* file) => file->Descriptor;

    [RuntimeExport("feof")]
    private static int IsAtEnd(CFile* file) => file->IsAtEnd ? 1 : 0;

    [RuntimeExport("ferror")]
    private static int HasFailed(CFile* file) => file->HasFailed ? 1 : 0;

    [RuntimeExport("fgetc")]
    private static int Get(CFile* file)
    {
        int value = file->Peek();
        if (value >= 0)
            file->Skip();

        return value;
    }

    [RuntimeExport("getc")]
    private static int GetAlias(CFile* file) => Get(file);

    [RuntimeExport("ungetc")]
    private static int Unget(int value, CFile* file) =>
        value >= 0 && file->Unread((byte)value) ? (byte)value : EndOfFile;

    /// <summary>Reads a line, its end included, as far as it fits.</summary>
    [RuntimeExport("fgets")]
    private static byte* GetLine(byte* buffer, int size, CFile* file)
    {
        int length = 0;
        int value = 0;
        while (length < size - 1 && value != '\n')
        {
            value = Get(file);
            if (value < 0)
                break;

            buffer[length++] = (byte)value;
        }

        if (size <= 0 || (length == 0 && value < 0))
            return null;

        buffer[length] = 0;
        return buffer;
    }

    /// <summary>Reads up to a delimiter and with it, into a block of the heap that grows as it must.</summary>
    /// <returns>Bytes; -1 at the end of the file, and with ENOMEM, or EINVAL where there is no place for the block or its size.
    /// </returns>
    [RuntimeExport("__getdelim")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long GetDelimited(byte** line, ulong* capacity, int delimiter, CFile* file)
    {
        if (line == null || capacity == null)
            return CResult.Fail(Errno.EINVAL);

        ulong length = 0;
        int value;
        do
        {
            value = Get(file);
            if (value < 0)
                break;

            if (!HasRoom(line, capacity, length + 2))
                return CResult.Fail(Errno.ENOMEM);

            (*line)[length++] = (byte)value;
        }
        while (value != delimiter);

        if (length == 0)
            return EndOfFile;

        (*line)[length] = 0;
        return (long)length;
    }

    [RuntimeExport("getdelim")]
    private static long GetDelimitedAlias(byte** line, ulong* capacity, int delimiter, CFile* file) =>
        GetDelimited(line, capacity, delimiter, file);

    [RuntimeExport("getline")]
    private static long GetLine(byte** line, ulong* capacity, CFile* file) => GetDelimited(line, capacity, '\n', file);

    [RuntimeExport("fread")]
    private static ulong Read(byte* buffer, ulong size, ulong count, CFile* file)
    {
        ulong done = 0;
        for (ulong wanted = size * count; done < wanted; done++)
        {
            int value = Get(file);
            if (value < 0)
                break;

            buffer[done] = (byte)value;
        }

        return size == 0 ? 0 : done / size;
    }

    [RuntimeExport("fwrite")]
    public static ulong Write(byte* buffer, ulong size, ulong count, CFile* file)
    {
        // What was read ahead is not where the program thinks that the file is.
        int ahead = file->Forget();
        if (ahead > 0)
            Unistd.Seek(file->Descriptor, -ahead, 1);

        ulong done = 0;
        ulong wanted = size * count;
        while (done < wanted)
        {
            long written = Unistd.Write(file->Descriptor, new InBytes(buffer + done), wanted - done);
            file->HasFailed |= written < 0;
            if (written <= 0)
                break;

            done += (ulong)written;
        }

        return size == 0 ? 0 : done / size;
    }

    [RuntimeExport("fputs")]
    private static int Put(byte* text, CFile* file)
    {
        ulong length = CString.Length(text);
        return Write(text, 1, length, file) == length ? 0 : EndOfFile;
    }

    [RuntimeExport("fputc")]
    private static int Put(int value, CFile* file)
    {
        byte single = (byte)value;
        return Write(&single, 1, 1, file) == 1 ? single : EndOfFile;
    }

    [RuntimeExport("putc")]
    private static int PutAlias(int value, CFile* file) => Put(value, file);

    [RuntimeExport("putchar")]
    private static int Put(int value) => Put(value, _output);

    [RuntimeExport("puts")]
    private static int Put(byte* text) =>
        Put(text, _output) < 0 ? EndOfFile : Put('\n');

    [RuntimeExport("fseek")]
    private static int Seek(CFile* file, long offset, int origin)
    {
        const int fromHere = 1;
        int ahead = file->Forget();
        return Unistd.Seek(file->Descriptor, origin == fromHere ? offset - ahead : offset, origin) < 0 ? -1 : 0;
    }

    [RuntimeExport("vsnprintf")]
    public static int Format(byte* buffer, ulong size, byte* format, VaList* arguments)
    {
        var sink = new FormatSink(buffer, size);
        return Formatter.Format(ref sink, format, arguments) switch
        {
            0 => LengthOf(sink.Length),
            Errno.EOVERFLOW => CResult.Fail(Errno.EOVERFLOW),
            _ => FailUnknown("printf"u8, format),
        };
    }

    [RuntimeExport("vsprintf")]
    private static int Format(byte* buffer, byte* format, VaList* arguments) =>
        Format(buffer, ulong.MaxValue - (ulong)buffer, format, arguments);

    /// <summary>Formats into a block of the heap of its own.</summary>
    /// <returns>Bytes without the zero; -1 with ENOMEM, EINVAL, and no block.</returns>
    [RuntimeExport("vasprintf")]
    public static int FormatNew(byte** text, byte* format, VaList* arguments)
    {
        VaList again = *arguments;
        *text = null;
        int length = Format(null, 0, format, arguments);
        if (length < 0)
            return length;

        *text = (byte*)Heap.Allocate((ulong)length + 1);
        return *text == null ? CResult.Fail(Errno.ENOMEM) : Format(*text, (ulong)length + 1, format, &again);
    }

    [RuntimeExport("vfprintf")]
    private static int FormatTo(CFile* file, byte* format, VaList* arguments) =>
        Marked(file, FormatTo(file->Descriptor, format, arguments));

    [RuntimeExport("vprintf")]
    private static int FormatOut(byte* format, VaList* arguments) => FormatTo(_output, format, arguments);

    /// <summary>Formats to a descriptor, in one write.</summary>
    [RuntimeExport("vdprintf")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FormatTo(int descriptor, byte* format, VaList* arguments)
    {
        byte* buffer = stackalloc byte[ShortText];
        VaList again = *arguments;
        int length = Format(buffer, ShortText, format, arguments);
        if (length < ShortText)
            return length < 0 ? length : WriteAll(descriptor, buffer, length);

        byte* text;
        length = FormatNew(&text, format, &again);
        if (length < 0)
            return length;

        length = WriteAll(descriptor, text, length);
        Heap.Free(text);
        return length;
    }

    [RuntimeExport("vsscanf")]
    public static int Scan(byte* text, byte* format, VaList* arguments) =>
        Scanned(Scanner.Scan(new ScanSource(text, null), format, arguments), format);

    [RuntimeExport("vfscanf")]
    private static int Scan(CFile* file, byte* format, VaList* arguments) =>
        Scanned(Scanner.Scan(new ScanSource(null, file), format, arguments), format);

    /// <summary>There is no log but the console.</summary>
    [RuntimeExport("vsyslog")]
    private static void Log(int priority, byte* format, VaList* arguments)
    {
        FormatTo(_errors->Descriptor, format, arguments);
        Put('\n', _errors);
    }

    [RuntimeExport("perror")]
    private static void PrintError(byte* prefix)
    {
        int error = CResult.Error;
        if (prefix != null && *prefix != 0)
        {
            Put(prefix, _errors);
            Put(Literal.Address(": \0"u8), _errors);
        }

        Put(ErrorTexts.Of(error, Scheduler.Current->ErrorText), _errors);

        Put('\n', _errors);
    }

    [RuntimeExport("remove")]
    private static int Remove(PathName path) =>
        Names.Unlink(path) == 0 || (CResult.Error == Errno.EISDIR && Names.RemoveDirectory(path) == 0) ? 0 : -1;

    /// <summary>Has a stream remember that a write to it failed.</summary>
    private static int Marked(CFile* file, int result)
    {
        file->HasFailed |= result < 0;
        return result;
    }

    private static bool IsStandard(CFile* file) =>
        file == _input || file == _output || file == _errors;

    private static int FlagsOf(byte* mode)
    {
        int flags;
        switch (*mode)
        {
            case (byte)'r': flags = OpenFlags.ReadOnly; break;
            case (byte)'w': flags = OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate; break;
            case (byte)'a': flags = OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Append; break;
            default: return -1;
        }

        while (*++mode != 0)
        {
            if (*mode == '+')
                flags = (flags & ~OpenFlags.AccessMask) | OpenFlags.ReadWrite;
            else if (*mode == 'x')
                flags |= OpenFlags.Exclusive;
            else if (*mode == 'e')
                flags |= OpenFlags.CloseOnExec;
        }

        return flags;
    }

    private static bool HasRoom(byte** line, ulong* capacity, ulong needed)
    {
        if (*line != null && *capacity >= needed)
            return true;

        ulong wanted = Math.Max(Math.Max(*capacity * 2, FirstLineRoom), needed);
        void* grown = Heap.Reallocate(*line, wanted);
        if (grown == null)
            return false;

        *line = (byte*)grown;
        *capacity = wanted;
        return true;
    }

    private static int WriteAll(int descriptor, byte* text, int length)
    {
        int done = 0;
        while (done < length)
        {
            long written = Unistd.Write(descriptor, new InBytes(text + done), (ulong)(length - done));
            if (written <= 0)
                return EndOfFile;

            done += (int)written;
        }

        return done;
    }

    private static int LengthOf(ulong length) => length > int.MaxValue ? CResult.Fail(Errno.EOVERFLOW) : (int)length;

    private static int Scanned(int result, byte* format) =>
        result == Scanner.Unknown ? FailUnknown("scanf"u8, format) : result;

    /// <summary>Says that a format has a conversion that this library lacks, rather than to leave something out.</summary>
    private static int FailUnknown(ReadOnlySpan<byte> family, byte* format)
    {
        Terminal.Write("libc: "u8);
        Terminal.Write(family);
        Terminal.Write(" does not know a conversion of: "u8);
        Terminal.WriteLine(Text.OfZero(format));
        return CResult.Fail(Errno.EINVAL);
    }
}
