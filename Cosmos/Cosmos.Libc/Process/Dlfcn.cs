// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0649


using System.Runtime;
using Cosmos.Core.Image;
using Cosmos.Core.Runtime;
using Cosmos.Storage;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>&lt;dlfcn.h&gt;</c>: there are no shared libraries but the image itself.</summary>
internal static unsafe class Dlfcn
{
    [Atomic]
    private static bool _hasFailed;

    /// <summary>What the image knows of an address in its code.</summary>
    /// <param name="address">The address.</param>
    /// <param name="information">The image, the function that the address is in, and where that begins.</param>
    /// <returns>0 when the address is not of the image.</returns>
    [RuntimeExport("dladdr")]
    private static int Find(ulong address, AddressInformation* information)
    {
        *information = default;
        if (address - ImageLayout.Start() >= ImageLayout.End() - ImageLayout.Start())
            return 0;

        information->File = ImageFiles.ProgramPath;
        information->Base = ImageLayout.Start();
        return 1;
    }

    [LibcStub("null, and dlerror tells that there are no shared libraries")]
    [RuntimeExport("dlopen")]
    private static void* Open(byte* path, int flags) => Fail("dlopen"u8);

    [LibcStub("null, and dlerror tells that there are no shared libraries")]
    [RuntimeExport("dlsym")]
    private static void* Find(void* library, byte* name) => Fail("dlsym"u8);

    [LibcStub("fails")]
    [RuntimeExport("dlclose")]
    private static int Close(void* library)
    {
        Fail("dlclose"u8);
        return -1;
    }

    /// <summary>Why the last call failed; null when none failed since the last question.</summary>
    [RuntimeExport("dlerror")]
    private static byte* LastError()
    {
        bool hasFailed = _hasFailed;
        _hasFailed = false;
        return hasFailed ? Literal.Address("there are no shared libraries on BareFlow\0"u8) : null;
    }

    private static void* Fail(System.ReadOnlySpan<byte> name)
    {
        Stub.Called(name);
        _hasFailed = true;
        return null;
    }

    /// <summary>C's <c>Dl_info</c>.</summary>
    private struct AddressInformation
    {
        public byte* File;
        public ulong Base;
        public byte* Symbol;
        public ulong SymbolAddress;
    }
}
