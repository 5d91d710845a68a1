using System.Runtime;
using BareFlow.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>The owners of files: <c>chown</c> and its kin (POSIX.1-2017). They are kept and told, and nobody is refused anything for
/// them.</summary>
internal static unsafe class Owners
{
    /// <summary>What leaves an owner as it is.</summary>
    private const uint Kept = uint.MaxValue;

    /// <summary>The bit with which a program runs as its owner, and that for its group.</summary>
    private const uint SetUserBit = 0x800;
    private const uint SetGroupBits = 0x408;

    [RuntimeExport("chown")]
    private static int Change(PathName path, uint user, uint group) => Change(Descriptors.CurrentDirectory, path, user, group, 0);

    [RuntimeExport("lchown")]
    private static int ChangeLink(PathName path, uint user, uint group) =>
        Change(Descriptors.CurrentDirectory, path, user, group, PathCalls.NoFollow);

    [RuntimeExport("fchown")]
    private static int Change(int descriptor, uint user, uint group)
    {
        var owner = new Owner { User = user, Group = group };
        return OpenCalls.WithFile(descriptor, &Change, &owner);
    }

    [RuntimeExport("fchownat")]
    private static int Change(int directory, PathName path, uint user, uint group, int flags)
    {
        if ((flags & ~(PathCalls.NoFollow | PathCalls.EmptyPath)) != 0)
            return CResult.Fail(Errno.EINVAL);

        var owner = new Owner { User = user, Group = group };
        return (int)CResult.Of(PathCalls.TryWithFile(directory, path, flags, &Change, &owner));
    }

    private static int Change(FileNode* node, void* argument)
    {
        var owner = (Owner*)argument;
        node->User = owner->User == Kept ? node->User : owner->User;
        node->Group = owner->Group == Kept ? node->Group : owner->Group;
        if (node->Kind == FileKind.Regular)
            node->Mode &= ~(SetUserBit | ((node->Mode & SetGroupBits) == SetGroupBits ? SetGroupBits & ~FileMode.All : 0));

        FileTree.TouchStatus(node);
        return 0;
    }

    private struct Owner
    {
        public uint User;
        public uint Group;
    }
}
