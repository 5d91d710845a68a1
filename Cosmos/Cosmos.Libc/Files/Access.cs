using System.Runtime;
using BareFlow.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>Whether a file may be used: <c>access</c> and its kin (POSIX.1-2017). The program is root: it may read and write
/// everything, but execute only what somebody may.</summary>
internal static unsafe class Access
{
    private const int Writable = 2;
    private const int Executable = 1;
    private const int All = 7;
    private const int EffectiveFlag = 0x200;
    private const uint ExecutableBits = 0x49;

    [RuntimeExport("access")]
    private static int Check(PathName path, int wanted) => Check(Descriptors.CurrentDirectory, path, wanted, 0);

    [RuntimeExport("eaccess")]
    private static int CheckEffective(PathName path, int wanted) => Check(Descriptors.CurrentDirectory, path, wanted, 0);

    [RuntimeExport("euidaccess")]
    private static int CheckEffectiveAlias(PathName path, int wanted) => Check(Descriptors.CurrentDirectory, path, wanted, 0);

    [RuntimeExport("faccessat")]
    private static int Check(int directory, PathName path, int wanted, int flags)
    {
        if ((wanted & ~All) != 0 || (flags & ~(EffectiveFlag | PathCalls.NoFollow | PathCalls.EmptyPath)) != 0)
            return CResult.Fail(Errno.EINVAL);

        return (int)CResult.Of(PathCalls.TryWithFile(directory, path, flags, &Check, &wanted));
    }

    private static int Check(FileNode* node, void* wanted) => IsAllowed(node, *(int*)wanted) ? 0 : -Errno.EACCES;

    private static bool IsAllowed(FileNode* node, int wanted)
    {
        bool isExecutable = node->Kind == FileKind.Directory || (node->Mode & ExecutableBits) != 0;
        return ((wanted & Executable) == 0 || isExecutable)
            && ((wanted & Writable) == 0 || node->Kind != FileKind.Generated);
    }
}
