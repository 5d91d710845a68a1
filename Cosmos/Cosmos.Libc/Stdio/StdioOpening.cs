using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>Opening and closing streams, and their buffers (<c>&lt;stdio.h&gt;</c>; C17, 7.21.5, and POSIX.1-2017).</summary>
internal static unsafe class StdioOpening
{
    private const int EndOfFile = -1;
    private const uint NewFileMode = FileMode.EverybodysFile;
    private const int TemporaryRoom = 20;

    /// <summary>Opens a file.</summary>
    /// <returns>Null with EINVAL for a mode that is none, ENOMEM, and the errors of <c>open</c>.</returns>
    [RuntimeExport("fopen64")]
    internal static CFile* Open(PathName path, byte* mode)
    {
        int descriptor = OpenPath(path, new StreamMode(mode));
        return descriptor < 0 ? null : MakeOrClose(descriptor, new StreamMode(mode));
    }

    [RuntimeExport("fopen")]
    private static CFile* OpenAlias(PathName path, byte* mode) => Open(path, mode);

    /// <summary>Makes a stream of a descriptor.</summary>
    /// <returns>Null with EBADF, ENOMEM, or EINVAL for a mode that is none or asks for more than the descriptor was opened for.
    /// </returns>
    [RuntimeExport("fdopen")]
    private static CFile* OpenDescriptor(int descriptor, byte* modeText)
    {
        var mode = new StreamMode(modeText);
        int error = mode.IsValid ? Descriptors.CheckUse(descriptor, mode.Flags) : -Errno.EINVAL;
        return CResult.Of(error) == 0 ? Make(descriptor, mode) : null;
    }

    /// <summary>Closes what a stream has, and opens another file for it; without a path, the same file in another mode, which works
    /// for a mode that the descriptor was opened for.</summary>
    /// <returns>Null with the errors of <c>fopen</c>; the stream is then closed.</returns>
    [RuntimeExport("freopen64")]
    private static CFile* Reopen(PathName path, byte* modeText, CFile* file)
    {
        var mode = new StreamMode(modeText);
        file->Enter();
        file->Flush();
        int descriptor = path.IsNull ? Descriptors.Duplicate(file->Descriptor, 0, false) : OpenPath(path, mode);
        if (path.IsNull && CResult.Of(descriptor) >= 0 && CResult.Of(Descriptors.CheckUse(descriptor, mode.Flags)) != 0)
        {
            Unistd.Close(descriptor);
            descriptor = -1;
        }

        CFile* result = descriptor < 0 ? null : file;
        if (result == null)
            CloseKeepingError(file);
        else
            Replace(file, descriptor, mode);

        file->Exit();
        if (result == null)
            Stdio.Free(file);

        return result;
    }

    [RuntimeExport("freopen")]
    private static CFile* ReopenAlias(PathName path, byte* mode, CFile* file) => Reopen(path, mode, file);

    /// <summary>Writes out and closes.</summary>
    [RuntimeExport("fclose")]
    internal static int Close(CFile* file)
    {
        file->Enter();
        bool isWritten = file->Flush();
        Settle(file);
        int result = file->Calls.Close(file);
        file->Exit();
        Stdio.Free(file);
        return isWritten && result == 0 ? 0 : EndOfFile;
    }

    /// <summary>Writes out; null means all streams. Of a stream that reads, the file's place becomes the program's.</summary>
    [RuntimeExport("fflush")]
    private static int Flush(CFile* file)
    {
        if (file == null)
            return Stdio.FlushAll() ? 0 : EndOfFile;

        file->Enter();
        int result = file->Flush() ? 0 : EndOfFile;
        Settle(file);
        file->Exit();
        return result;
    }

    [RuntimeExport("fflush_unlocked")]
    private static int FlushAlias(CFile* file) => Flush(file);

    /// <summary>Opens a file without a name.</summary>
    [RuntimeExport("tmpfile64")]
    private static CFile* OpenTemporary()
    {
        byte* path = stackalloc byte[TemporaryRoom];
        CString.Copy(path, Literal.Address("/tmp/tmpfXXXXXX\0"u8));
        int descriptor = MakeTemporary.MakeFile(path, 0, 0);
        if (descriptor < 0)
            return null;

        Names.Unlink(new PathName(path));
        return MakeOrClose(descriptor, new StreamMode(Literal.Address("w+\0"u8)));
    }

    [RuntimeExport("tmpfile")]
    private static CFile* OpenTemporaryAlias() => OpenTemporary();

    /// <summary>Sets when a stream writes, and its buffer, before anything else is done with it.</summary>
    /// <param name="file">The stream.</param>
    /// <param name="buffer">The caller's; null for the stream's own.</param>
    /// <param name="mode">A <see cref="StreamBuffering"/>.</param>
    /// <param name="size">Bytes of the buffer.</param>
    /// <returns>-1 for a mode that is none.</returns>
    [RuntimeExport("setvbuf")]
    private static int SetBuffer(CFile* file, byte* buffer, int mode, ulong size)
    {
        if ((uint)mode > (uint)StreamBuffering.None)
            return EndOfFile;

        file->Enter();
        file->Flush();
        Settle(file);
        bool isOwn = buffer == null || size == 0 || mode == (int)StreamBuffering.None;
        file->SetBuffer(isOwn ? null : buffer, isOwn ? 0 : size);
        file->Buffering = (StreamBuffering)mode;
        file->Exit();
        return 0;
    }

    [RuntimeExport("setbuf")]
    private static void SetBuffer(CFile* file, byte* buffer) =>
        SetBuffer(file, buffer, (int)(buffer == null ? StreamBuffering.None : StreamBuffering.Full), CFile.DefaultSize * 2);

    [RuntimeExport("setbuffer")]
    private static void SetBuffer(CFile* file, byte* buffer, ulong size) =>
        SetBuffer(file, buffer, (int)(buffer == null ? StreamBuffering.None : StreamBuffering.Full), size);

    [RuntimeExport("setlinebuf")]
    private static void SetLineBuffer(CFile* file) => SetBuffer(file, null, (int)StreamBuffering.Line, 0);

    private static int OpenPath(PathName path, StreamMode mode) =>
        mode.IsValid ? Fcntl.Open(path, mode.Flags, NewFileMode) : CResult.Fail(Errno.EINVAL);

    private static CFile* Make(int descriptor, StreamMode mode)
    {
        CFile* file = Stdio.Make(descriptor, StreamCalls.OfDescriptor);
        if (file != null)
            mode.Give(file);

        return file;
    }

    private static CFile* MakeOrClose(int descriptor, StreamMode mode)
    {
        CFile* file = Make(descriptor, mode);
        if (file == null)
            Descriptors.Close(descriptor);

        return file;
    }

    /// <summary>Moves the file to where the program is in it, where it can be moved.</summary>
    private static void Settle(CFile* file)
    {
        if (!file->IsReading || file->Ahead == 0)
            return;

        int error = CResult.Error;
        if (file->Calls.Seek(file, -file->Ahead, SeekOrigin.Current) >= 0)
            file->DropRead();

        CResult.Error = error;
    }

    private static void CloseKeepingError(CFile* file)
    {
        int error = CResult.Error;
        file->Calls.Close(file);
        CResult.Error = error;
    }

    /// <summary>Gives a stream another descriptor, under the number of the one before.</summary>
    private static void Replace(CFile* file, int descriptor, StreamMode mode)
    {
        int before = file->Descriptor;
        if (before >= 0)
        {
            Descriptors.DuplicateTo(descriptor, before, false);
            Unistd.Close(descriptor);
            descriptor = before;
        }
        else
        {
            file->Calls.Close(file);
        }

        file->SetBuffer(null, 0);
        file->Buffering = file == Stdio.Errors ? StreamBuffering.None : StreamBuffering.Full;
        file->Descriptor = descriptor;
        file->Calls = StreamCalls.OfDescriptor;
        file->IsAtEnd = false;
        file->HasFailed = false;
        file->Orientation = 0;
        file->Partial = default;
        mode.Give(file);
    }
}
