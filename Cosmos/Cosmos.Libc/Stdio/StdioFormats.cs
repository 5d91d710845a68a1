using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary><c>printf</c>, <c>scanf</c> and their kin, from where their arguments are a list (C17, 7.21.6, and POSIX.1-2017). The
/// variadic ones enter by <c>Variadic.xs</c>.</summary>
internal static unsafe class StdioFormats
{
    private const int PieceBytes = 512;

    [RuntimeExport("vsnprintf")]
    public static int Format(byte* buffer, ulong size, byte* format, VaList* arguments)
    {
        var sink = new FormatSink(buffer, size);
        int error = Formatter.Format(ref sink, format, arguments);
        sink.Terminate();
        return error == 0 ? (int)sink.Length : CResult.Fail(error);
    }

    [RuntimeExport("vsprintf")]
    private static int Format(byte* buffer, byte* format, VaList* arguments) =>
        Format(buffer, ulong.MaxValue - (ulong)buffer, format, arguments);

    /// <summary>Formats into a block of the heap of its own.</summary>
    /// <returns>Bytes without the zero; -1 with ENOMEM, EINVAL, and no block.</returns>
    [RuntimeExport("vasprintf")]
    private static int FormatNew(byte** text, byte* format, VaList* arguments) => FormatNew(text, format, arguments, isWide: false);

    /// <summary>The same, with widths in characters where that is wanted; the result is in bytes.</summary>
    internal static int FormatNew(byte** text, byte* format, VaList* arguments, bool isWide)
    {
        VaList again = *arguments;
        *text = null;
        var sink = new FormatSink(null, 0) { IsWide = isWide };
        int error = Formatter.Format(ref sink, format, arguments);
        if (error != 0)
            return CResult.Fail(error);

        ulong size = sink.Length + 1;
        *text = (byte*)Heap.Allocate(size);
        if (*text == null)
            return CResult.Fail(Errno.ENOMEM);

        sink = new FormatSink(*text, size) { IsWide = isWide };
        Formatter.Format(ref sink, format, &again);
        sink.Terminate();
        return (int)sink.Length;
    }

    [RuntimeExport("vfprintf")]
    internal static int FormatTo(CFile* file, byte* format, VaList* arguments) => FormatTo(file, format, arguments, isWide: false);

    /// <summary>The same, with widths and the result in characters where that is wanted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int FormatTo(CFile* file, byte* format, VaList* arguments, bool isWide)
    {
        byte* piece = stackalloc byte[PieceBytes];
        var sink = new FormatSink(file, piece, PieceBytes) { IsWide = isWide };
        file->Enter();
        int error = Formatter.Format(ref sink, format, arguments);
        sink.Flush();
        file->Exit();
        return error != 0 ? CResult.Fail(error) : sink.HasFailed ? -1 : (int)sink.Count;
    }

    [RuntimeExport("vprintf")]
    private static int FormatOut(byte* format, VaList* arguments) => FormatTo(Stdio.Output, format, arguments);

    /// <summary>Formats to a descriptor, by a stream for this call alone.</summary>
    [RuntimeExport("vdprintf")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FormatTo(int descriptor, byte* format, VaList* arguments)
    {
        CFile file = default;
        file.Initialize(descriptor, StreamCalls.OfDescriptor);
        file.IsWritable = true;
        file.Buffering = StreamBuffering.None;
        return FormatTo(&file, format, arguments);
    }

    [RuntimeExport("vsscanf")]
    internal static int Scan(byte* text, byte* format, VaList* arguments) =>
        Scanner.Scan(new ScanSource(text, null), format, arguments);

    [RuntimeExport("vfscanf")]
    internal static int Scan(CFile* file, byte* format, VaList* arguments)
    {
        file->Enter();
        int result = Scanner.Scan(new ScanSource(null, file), format, arguments);
        file->Exit();
        return result;
    }

    [RuntimeExport("vscanf")]
    private static int Scan(byte* format, VaList* arguments) => Scan(Stdio.Input, format, arguments);

    /// <summary>There is no log but the console.</summary>
    [RuntimeExport("vsyslog")]
    private static void Log(int priority, byte* format, VaList* arguments)
    {
        CFile* file = Stdio.Errors;
        file->Enter();
        FormatTo(file, format, arguments);
        file->Put((byte)'\n');
        file->Exit();
    }
}
