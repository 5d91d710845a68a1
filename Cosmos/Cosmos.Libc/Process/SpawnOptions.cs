using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>What <c>posix_spawn</c> would be told (<c>&lt;spawn.h&gt;</c>, POSIX.1-2017). It makes no process, so nothing of it is kept.</summary>
internal static unsafe class SpawnOptions
{
    private const ulong ActionBytes = 80;
    private const ulong AttributeBytes = 336;

    [RuntimeExport("posix_spawn_file_actions_init")]
    private static int InitializeActions(byte* actions)
    {
        NativeMemory.Clear(actions, (nuint)ActionBytes);
        return 0;
    }

    [RuntimeExport("posix_spawn_file_actions_destroy")]
    private static int DestroyActions(byte* actions) => 0;

    [RuntimeExport("posix_spawn_file_actions_addclose")]
    private static int AddClose(byte* actions, int descriptor) => Check(descriptor);

    [RuntimeExport("posix_spawn_file_actions_adddup2")]
    private static int AddDuplicate(byte* actions, int descriptor, int target) => Check(descriptor) | Check(target);

    [RuntimeExport("posix_spawn_file_actions_addopen")]
    private static int AddOpen(byte* actions, int descriptor, byte* path, int flags, uint mode) => Check(descriptor);

    [RuntimeExport("posix_spawnattr_init")]
    private static int InitializeAttributes(byte* attributes)
    {
        NativeMemory.Clear(attributes, (nuint)AttributeBytes);
        return 0;
    }

    [RuntimeExport("posix_spawnattr_destroy")]
    private static int DestroyAttributes(byte* attributes) => 0;

    [RuntimeExport("posix_spawnattr_setflags")]
    private static int SetFlags(short* attributes, short flags)
    {
        *attributes = flags;
        return 0;
    }

    [RuntimeExport("posix_spawnattr_getflags")]
    private static int GetFlags(short* attributes, short* flags)
    {
        *flags = *attributes;
        return 0;
    }

    private static int Check(int descriptor) => descriptor < 0 ? Errno.EBADF : 0;
}
