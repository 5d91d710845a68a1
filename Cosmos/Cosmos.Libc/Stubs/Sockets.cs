using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;

namespace Cosmos.Libc;

/// <summary><c>&lt;sys/socket.h&gt;</c>, <c>&lt;netdb.h&gt;</c>, <c>&lt;net/if.h&gt;</c>,
/// <c>&lt;sys/inotify.h&gt;</c>: there is no network and nothing to watch files, so what would make a socket or a watcher
/// fails.</summary>
internal static unsafe class Sockets
{
    private const int NameUnknown = -2;
    private const int FamilyUnknown = -6;

    [LibcStub("fails with EAFNOSUPPORT: there is no network")]
    [RuntimeExport("socket")]
    private static int Make(int domain, int type, int protocol) => Stub.Fail("socket"u8, Errno.EAFNOSUPPORT);

    [LibcStub("fails with EAFNOSUPPORT: there is no network")]
    [RuntimeExport("socketpair")]
    private static int MakePair(int domain, int type, int protocol, int* sockets) =>
        Stub.Fail("socketpair"u8, Errno.EAFNOSUPPORT);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("accept4")]
    private static int Accept(int socket, void* address, uint* length, int flags) => Stub.Fail("accept4"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("accept")]
    private static int Accept(int socket, void* address, uint* length) => Stub.Fail("accept"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("bind")]
    private static int Bind(int socket, void* address, uint length) => Stub.Fail("bind"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("connect")]
    private static int Connect(int socket, void* address, uint length) => Stub.Fail("connect"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("sendto")]
    private static long SendTo(int socket, void* data, ulong size, int flags, void* address, uint length) =>
        Stub.Fail("sendto"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("recvfrom")]
    private static long ReceiveFrom(int socket, void* data, ulong size, int flags, void* address, uint* length) =>
        Stub.Fail("recvfrom"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("listen")]
    private static int Listen(int socket, int backlog) => Stub.Fail("listen"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("shutdown")]
    private static int ShutDown(int socket, int how) => Stub.Fail("shutdown"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("getpeername")]
    private static int PeerName(int socket, void* address, uint* length) => Stub.Fail("getpeername"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("getsockname")]
    private static int Name(int socket, void* address, uint* length) => Stub.Fail("getsockname"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("getsockopt")]
    private static int GetOption(int socket, int level, int name, void* value, uint* length) =>
        Stub.Fail("getsockopt"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("setsockopt")]
    private static int SetOption(int socket, int level, int name, void* value, uint length) =>
        Stub.Fail("setsockopt"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("recv")]
    private static long Receive(int socket, void* buffer, ulong size, int flags) => Stub.Fail("recv"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("recvmsg")]
    private static long Receive(int socket, void* message, int flags) => Stub.Fail("recvmsg"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("send")]
    private static long Send(int socket, void* buffer, ulong size, int flags) => Stub.Fail("send"u8, Errno.ENOTSOCK);

    [LibcStub("fails with ENOTSOCK")]
    [RuntimeExport("sendmsg")]
    private static long Send(int socket, void* message, int flags) => Stub.Fail("sendmsg"u8, Errno.ENOTSOCK);

    [LibcStub("EAI_NONAME: no name is known")]
    [RuntimeExport("getaddrinfo")]
    private static int Resolve(byte* node, byte* service, void* hints, void** result)
    {
        Stub.Called("getaddrinfo"u8);
        *result = null;
        return NameUnknown;
    }

    [RuntimeExport("freeaddrinfo")]
    private static void FreeAddresses(void* addresses)
    {
    }

    [LibcStub("EAI_FAMILY: no family of addresses is known")]
    [RuntimeExport("getnameinfo")]
    private static int NameOf(void* address, uint length, byte* host, uint hostSize, byte* service, uint size, int flags)
    {
        Stub.Called("getnameinfo"u8);
        return FamilyUnknown;
    }

    [LibcStub("one text for all errors of names")]
    [RuntimeExport("gai_strerror")]
    private static byte* NameError(int error)
    {
        Stub.Called("gai_strerror"u8);
        return Literal.Address("Name or service not known\0"u8);
    }

    [LibcStub("succeeds: there are no interfaces")]
    [RuntimeExport("getifaddrs")]
    private static int Interfaces(void** list)
    {
        Stub.Called("getifaddrs"u8);
        *list = null;
        return 0;
    }

    [RuntimeExport("freeifaddrs")]
    private static void FreeInterfaces(void* list)
    {
    }

    [LibcStub("null with ENXIO: there are no interfaces")]
    [RuntimeExport("if_indextoname")]
    private static byte* InterfaceName(uint index, byte* name)
    {
        Stub.Fail("if_indextoname"u8, Errno.ENXIO);
        return null;
    }

    [LibcStub("0 with ENODEV: there are no interfaces")]
    [RuntimeExport("if_nametoindex")]
    private static uint InterfaceIndex(byte* name)
    {
        Stub.Fail("if_nametoindex"u8, Errno.ENODEV);
        return 0;
    }

    [LibcStub("fails with ENOSYS")]
    [RuntimeExport("inotify_init1")]
    private static int MakeWatcher(int flags) => Stub.Fail("inotify_init1"u8, Errno.ENOSYS);

    [LibcStub("fails with EBADF")]
    [RuntimeExport("inotify_add_watch")]
    private static int AddWatch(int watcher, byte* path, uint mask) => Stub.Fail("inotify_add_watch"u8, Errno.EBADF);

    [LibcStub("fails with EBADF")]
    [RuntimeExport("inotify_rm_watch")]
    private static int RemoveWatch(int watcher, int watch) => Stub.Fail("inotify_rm_watch"u8, Errno.EBADF);

    [LibcStub("fails with ENOSYS")]
    [RuntimeExport("eventfd")]
    private static int MakeEvent(uint value, int flags) => Stub.Fail("eventfd"u8, Errno.ENOSYS);
}
