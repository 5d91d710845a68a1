using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Memory;

namespace Cosmos.Storage;

internal static unsafe partial class Descriptors
{
    /// <summary>Lets a file be mapped: its contents stay in place, and the file lives until <see cref="EndMap"/>.</summary>
    /// <param name="descriptor">Any number.</param>
    /// <param name="rights">The rights of the map, as <see cref="MemoryMaps"/> has them.</param>
    /// <param name="isShared">Whether writes to the map are to be seen in the file.</param>
    /// <param name="map">What is shown, for a shared map of a file that can be changed; without pages for any other.</param>
    /// <returns>0; -EBADF, -EACCES for what it was not opened for, -ENODEV for what is not mapped, -ENOSPC.</returns>
    public static int BeginMap(int descriptor, int rights, bool isShared, out SharedMap map)
    {
        map = default;
        FileTree.Lock.Enter(LockRank.Files);
        OpenFile* file = At(descriptor);
        int error = file == null || (file->Flags & OpenFlags.PathOnly) != 0 ? -Errno.EBADF : CheckMap(file, rights, isShared);
        if (error == 0)
            file->Node->Accessed = FileTree.Now();

        if (error == 0 && isShared && file->Node->Kind == FileKind.Regular)
            error = BeginMap(file, rights, ref map);

        FileTree.Lock.Exit();
        return error;
    }

    /// <summary>Takes note that a map of a file is gone.</summary>
    public static void EndMap(SharedPages* pages)
    {
        FileTree.Lock.Enter(LockRank.Files);
        FileTree.Settle((FileNode*)pages->Owner);
        if (Interlocked.Decrement(ref pages->Maps) == 0)
            FileTree.Release((FileNode*)pages->Owner);

        FileTree.Lock.Exit();
    }

    private static int CheckMap(OpenFile* file, int rights, bool isShared)
    {
        bool isWritten = isShared && (rights & MemoryMaps.Writable) != 0;
        if (!OpenFlags.CanRead(file->Flags) || (isWritten && !OpenFlags.CanWrite(file->Flags)))
            return -Errno.EACCES;

        FileNode* node = file->Node;
        bool isMappable = node->Kind is FileKind.Regular or FileKind.Generated
            || (node->Kind == FileKind.Device && node->Number == Devices.Zero);
        return isMappable && !(isWritten && node->Kind == FileKind.Generated) ? 0 : -Errno.ENODEV;
    }

    private static int BeginMap(OpenFile* file, int rights, ref SharedMap map)
    {
        FileNode* node = file->Node;
        if (!FilePages.TryMake(node))
            return -Errno.ENOSPC;

        node->Shared.Owner = node;
        if (Interlocked.Increment(ref node->Shared.Maps) == 1)
            node->Opens++;

        map.Pages = &node->Shared;
        map.Rights = rights;
        map.MostRights = MemoryMaps.Read | MemoryMaps.Executable | (OpenFlags.CanWrite(file->Flags) ? MemoryMaps.Writable : 0);
        return 0;
    }
}
