using System.Runtime;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>What a stream is and whose it is (C17, 7.21.10; POSIX.1-2017; <c>&lt;stdio_ext.h&gt;</c> of Solaris and glibc).</summary>
internal static unsafe class StdioState
{
    [RuntimeExport("feof")]
    private static int IsAtEnd(CFile* file) => file->IsAtEnd ? 1 : 0;

    [RuntimeExport("feof_unlocked")]
    private static int IsAtEndAlias(CFile* file) => IsAtEnd(file);

    [RuntimeExport("ferror")]
    private static int HasFailed(CFile* file) => file->HasFailed ? 1 : 0;

    [RuntimeExport("ferror_unlocked")]
    private static int HasFailedAlias(CFile* file) => HasFailed(file);

    [RuntimeExport("clearerr")]
    private static void Clear(CFile* file)
    {
        file->Enter();
        file->IsAtEnd = false;
        file->HasFailed = false;
        file->Exit();
    }

    [RuntimeExport("clearerr_unlocked")]
    private static void ClearAlias(CFile* file) => Clear(file);

    /// <summary>The descriptor; -1 with EBADF where there is none.</summary>
    [RuntimeExport("fileno")]
    private static int DescriptorOf(CFile* file) => file->Descriptor >= 0 ? file->Descriptor : CResult.Fail(Errno.EBADF);

    [RuntimeExport("fileno_unlocked")]
    private static int DescriptorOfAlias(CFile* file) => DescriptorOf(file);

    [RuntimeExport("flockfile")]
    private static void Enter(CFile* file) => file->Enter();

    [RuntimeExport("ftrylockfile")]
    private static int TryEnter(CFile* file) => file->TryEnter() ? 0 : -1;

    [RuntimeExport("funlockfile")]
    private static void Exit(CFile* file) => file->Exit();

    /// <summary>What musl's functions call around several writes; the result says that there is something to give back.</summary>
    [RuntimeExport("__lockfile")]
    private static int EnterForMusl(CFile* file)
    {
        file->Enter();
        return 1;
    }

    [RuntimeExport("__unlockfile")]
    private static void ExitForMusl(CFile* file) => file->Exit();

    [RuntimeExport("__fpending")]
    private static ulong Pending(CFile* file) => file->Pending;

    [RuntimeExport("__fbufsize")]
    private static ulong SizeOf(CFile* file) => file->Size;

    [RuntimeExport("__freadable")]
    private static int IsReadable(CFile* file) => file->IsReadable ? 1 : 0;

    [RuntimeExport("__fwritable")]
    private static int IsWritable(CFile* file) => file->IsWritable ? 1 : 0;

    [RuntimeExport("__freading")]
    private static int IsReading(CFile* file) => file->IsReading || !file->IsWritable ? 1 : 0;

    [RuntimeExport("__fwriting")]
    private static int IsWriting(CFile* file) => file->IsWriting || !file->IsReadable ? 1 : 0;

    [RuntimeExport("__flbf")]
    private static int HasLines(CFile* file) => file->Buffering == StreamBuffering.Line ? 1 : 0;

    /// <summary>Forgets what is in the buffer, whichever way it was going.</summary>
    [RuntimeExport("__fpurge")]
    private static void Forget(CFile* file)
    {
        file->Enter();
        file->DropWritten();
        if (file->IsReading)
            file->DropRead();

        file->Exit();
    }

    /// <summary>Streams always lock: FSETLOCKING_INTERNAL.</summary>
    [RuntimeExport("__fsetlocking")]
    private static int GetLocking(CFile* file, int kind) => 1;
}
