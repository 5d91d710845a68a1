using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>&lt;mntent.h&gt;</c> and <c>&lt;sys/wait.h&gt;</c>: one file system, no children.</summary>
[OwnedBy("the one list of mounts that is open")]
internal static unsafe class Mntent
{
    private static bool _wasRead;
    private static byte _handle;
    private static Mount _mount;

    /// <summary>Begins to list the mounts, whatever file is named.</summary>
    [RuntimeExport("setmntent")]
    private static void* Open(byte* path, byte* mode)
    {
        _wasRead = false;
        return Static.AddressOf(ref _handle);
    }

    /// <summary>The one mount, then null.</summary>
    [RuntimeExport("getmntent_r")]
    private static Mount* Next(void* list, Mount* mount, byte* buffer, int size)
    {
        if (_wasRead)
            return null;

        _wasRead = true;
        mount->Device = Literal.Address("tmpfs\0"u8);
        mount->Directory = Literal.Address("/\0"u8);
        mount->Type = mount->Device;
        mount->Options = Literal.Address("rw\0"u8);
        mount->Frequency = 0;
        mount->Pass = 0;
        return mount;
    }

    /// <summary>The same, in memory of the list's.</summary>
    [RuntimeExport("getmntent")]
    private static Mount* Next(void* list) => Next(list, (Mount*)Static.AddressOf(ref _mount), null, 0);

    [RuntimeExport("endmntent")]
    private static int Close(void* list) => 1;

    [LibcStub("fails with ECHILD: there is one process")]
    [RuntimeExport("waitpid")]
    private static int WaitChild(int process, int* status, int options) => Stub.Fail("waitpid"u8, Errno.ECHILD);

    [LibcStub("fails with ECHILD: there is one process")]
    [RuntimeExport("waitid")]
    private static int WaitChild(int kind, uint process, void* information, int options) =>
        Stub.Fail("waitid"u8, Errno.ECHILD);

    /// <summary>C's <c>struct mntent</c>.</summary>
    private struct Mount
    {
        public byte* Device;
        public byte* Directory;
        public byte* Type;
        public byte* Options;
        public int Frequency;
        public int Pass;
    }
}
