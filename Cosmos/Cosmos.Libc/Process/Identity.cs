using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>Who the one process is, and whose (<c>&lt;unistd.h&gt;</c>, POSIX.1-2017): root's process 1, the leader of its group and of its
/// session.</summary>
internal static unsafe class Identity
{
    private const int ProcessId = Unistd.ProcessId;

    [RuntimeExport("getpid")]
    private static int Process() => ProcessId;

    [RuntimeExport("getppid")]
    private static int ParentProcess() => 0;

    [RuntimeExport("getsid")]
    private static int Session(int process) => process is 0 or ProcessId ? ProcessId : CResult.Fail(Errno.ESRCH);

    [RuntimeExport("getuid")]
    private static uint User() => 0;

    [RuntimeExport("geteuid")]
    private static uint EffectiveUser() => 0;

    [RuntimeExport("getgid")]
    private static uint Group() => 0;

    [RuntimeExport("getegid")]
    private static uint EffectiveGroup() => 0;

    [RuntimeExport("getgroups")]
    private static int Groups(int size, Out<uint> groups) => size < 0 ? CResult.Fail(Errno.EINVAL)
        : size > 0 && groups.Write(0) != 0 ? CResult.Fail(Errno.EFAULT) : 1;

    [LibcStub("there is one user: 0 for it, else EPERM")]
    [RuntimeExport("setuid")]
    private static int SetUser(uint user) => user == 0 ? 0 : Stub.Fail("setuid"u8, Errno.EPERM);

    [LibcStub("there is one user: 0 for it, else EPERM")]
    [RuntimeExport("seteuid")]
    private static int SetEffectiveUser(uint user) => user == 0 ? 0 : Stub.Fail("seteuid"u8, Errno.EPERM);

    [LibcStub("there is one group: 0 for it, else EPERM")]
    [RuntimeExport("setgid")]
    private static int SetGroup(uint group) => group == 0 ? 0 : Stub.Fail("setgid"u8, Errno.EPERM);

    [LibcStub("fails with EPERM")]
    [RuntimeExport("setgroups")]
    private static int SetGroups(ulong size, uint* groups) => Stub.Fail("setgroups"u8, Errno.EPERM);

    [LibcStub("fails with ENOSYS: there is one process")]
    [RuntimeExport("fork")]
    private static int Fork() => Stub.Fail("fork"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one process")]
    [RuntimeExport("vfork")]
    private static int ForkAndWait() => Stub.Fail("vfork"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("execv")]
    private static int Execute(byte* path, byte** arguments) => Stub.Fail("execv"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("execve")]
    private static int Execute(byte* path, byte** arguments, byte** environment) => Stub.Fail("execve"u8, Errno.ENOSYS);
}
