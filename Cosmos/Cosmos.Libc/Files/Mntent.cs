using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>&lt;mntent.h&gt;</c>: one file system.</summary>
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

    [RuntimeExport("endmntent")]
    private static int Close(void* list) => 1;

    /// <summary>The one mount, in memory of the library.</summary>
    [RuntimeExport("getmntent")]
    private static Mount* Next(void* list) => Next(list, Static.AddressOf(ref _mount), null, 0);

    /// <summary>Where an option of a mount stands; null when it has it not.</summary>
    [RuntimeExport("hasmntopt")]
    private static byte* Find(Mount* mount, byte* option) => CString.Find(mount->Options, option);

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
