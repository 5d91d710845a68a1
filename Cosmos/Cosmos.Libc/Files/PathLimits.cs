using System.Runtime;
using BareFlow.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>pathconf</c> and <c>fpathconf</c> (POSIX.1-2017; the numbers are glibc's).</summary>
internal static unsafe class PathLimits
{
    private const int LinesBytes = 255;
    private const int BlockBytes = 4096;
    private const int SizeBits = 64;

    private enum Question
    {
        Links = 0,
        CanonicalLine = 1,
        TypedLine = 2,
        Name = 3,
        Path = 4,
        PipeBytes = 5,
        OwnersAreRestricted = 6,
        LongNamesFail = 7,
        DisabledCharacter = 8,
        SizeBits = 13,
        LeastTransfer = 16,
        TransferAlignment = 17,
        LeastAllocation = 18,
        LinksToPaths = 20,
    }

    /// <summary>A limit of a file, or of the files in a directory.</summary>
    /// <returns>-1 with EINVAL for a question that is none, and the errors of the path; -1 alone where there is no limit.</returns>
    [RuntimeExport("pathconf")]
    private static long Of(PathName path, int question)
    {
        int error = PathCalls.TryWithFile(path, followLast: true, &Nothing, null);
        return error < 0 ? CResult.Of(error) : Answer(question);
    }

    [RuntimeExport("fpathconf")]
    private static long Of(int descriptor, int question)
    {
        int error = Unistd.CheckOpen(descriptor);
        return error < 0 ? CResult.Of(error) : Answer(question);
    }

    private static int Nothing(FileNode* node, void* nothing) => 0;

    private static long Answer(int question) => (Question)question switch
    {
        Question.Links => int.MaxValue,
        Question.CanonicalLine or Question.TypedLine => LinesBytes,
        Question.Name => FileEntry.LongestName,
        Question.Path => PathWalk.LongestPath,
        Question.PipeBytes => Pipe.Atomic,
        Question.OwnersAreRestricted or Question.LongNamesFail or Question.LinksToPaths => 1,
        Question.DisabledCharacter => 0,
        Question.SizeBits => SizeBits,
        Question.LeastTransfer or Question.TransferAlignment or Question.LeastAllocation => BlockBytes,
        < 0 or > Question.LinksToPaths => CResult.Fail(Errno.EINVAL),
        _ => -1,
    };
}
