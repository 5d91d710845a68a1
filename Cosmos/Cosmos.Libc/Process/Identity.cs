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

    /// <summary>What leaves a number as it is.</summary>
    private const uint Kept = uint.MaxValue;

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

    [RuntimeExport("getpgrp")]
    private static int ProcessGroup() => ProcessId;

    [RuntimeExport("getpgid")]
    private static int ProcessGroup(int process) => process is 0 or ProcessId ? ProcessId : CResult.Fail(Errno.ESRCH);

    /// <summary>The leader of a session stays in its group.</summary>
    [RuntimeExport("setpgid")]
    private static int SetProcessGroup(int process, int group) => group < 0 ? CResult.Fail(Errno.EINVAL)
        : process is 0 or ProcessId ? CResult.Fail(Errno.EPERM)
        : CResult.Fail(Errno.ESRCH);

    [RuntimeExport("setpgrp")]
    private static int SetProcessGroup() => SetProcessGroup(0, 0);

    /// <summary>The leader of a group makes no session.</summary>
    [RuntimeExport("setsid")]
    private static int MakeSession() => CResult.Fail(Errno.EPERM);

    [RuntimeExport("getresuid")]
    private static int Users(Out<uint> real, Out<uint> effective, Out<uint> saved) => WriteAll(real, effective, saved);

    [RuntimeExport("getresgid")]
    private static int Groups(Out<uint> real, Out<uint> effective, Out<uint> saved) => WriteAll(real, effective, saved);

    [RuntimeExport("setreuid")]
    private static int SetUsers(uint real, uint effective) => Set(real, effective, Kept);

    [RuntimeExport("setregid")]
    private static int SetGroups(uint real, uint effective) => Set(real, effective, Kept);

    [RuntimeExport("setresuid")]
    private static int SetUsers(uint real, uint effective, uint saved) => Set(real, effective, saved);

    [RuntimeExport("setresgid")]
    private static int SetGroups(uint real, uint effective, uint saved) => Set(real, effective, saved);

    [RuntimeExport("setegid")]
    private static int SetEffectiveGroup(uint group) => Set(0, group, 0);

    private static int WriteAll(Out<uint> real, Out<uint> effective, Out<uint> saved) =>
        (int)CResult.Of(real.Write(0) | effective.Write(0) | saved.Write(0));

    /// <summary>There is one user and one group: 0.</summary>
    private static int Set(uint real, uint effective, uint saved) =>
        real is 0 or Kept && effective is 0 or Kept && saved is 0 or Kept ? 0 : CResult.Fail(Errno.EPERM);
}
