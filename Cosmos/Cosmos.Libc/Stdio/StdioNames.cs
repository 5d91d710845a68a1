using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using Cosmos.Core.Threads;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>Names of files and of errors (C17, 7.21.4 and 7.21.10.4).</summary>
internal static unsafe class StdioNames
{
    /// <summary>Writes what <c>errno</c> says, in one piece.</summary>
    [RuntimeExport("perror")]
    private static void PrintError(byte* prefix)
    {
        byte* text = ErrorTexts.Of(CResult.Error, Scheduler.Current->ErrorText);
        CFile* file = Stdio.Errors;
        file->Enter();
        if (prefix != null && *prefix != 0)
        {
            StdioWriting.Put(prefix, file);
            StdioWriting.Put(Literal.Address(": \0"u8), file);
        }

        StdioWriting.Put(text, file);
        file->Put((byte)'\n');
        file->Exit();
    }

    [RuntimeExport("remove")]
    private static int Remove(PathName path) =>
        Names.Unlink(path) == 0 || (CResult.Error == Errno.EISDIR && Names.RemoveDirectory(path) == 0) ? 0 : -1;
}
