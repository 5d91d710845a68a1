// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0649


using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>What the machine and the kernel have: <c>&lt;sys/sysinfo.h&gt;</c>, <c>&lt;sys/resource.h&gt;</c>,
/// <c>&lt;sys/utsname.h&gt;</c>, <c>&lt;sys/auxv.h&gt;</c>.</summary>
internal static unsafe class SysInfo
{
    [RuntimeExport("sysinfo")]
    private static int Fill(Out<SystemInformation> target)
    {
        MemoryAccounting memory = MemoryAccounting.Take();
        SystemInformation information = default;
        information.Uptime = (long)(Clock.Nanoseconds / Clock.Second);
        information.TotalRam = memory.Total;
        information.FreeRam = memory.Available;
        information.Processes = 1;
        information.Unit = 1;
        return (int)CResult.Of(target.Write(in information));
    }

    /// <summary>The time that the CPU spent on the program, and its memory; all else is 0.</summary>
    [RuntimeExport("getrusage")]
    private static int Usage(int who, Out<ResourceUsage> target)
    {
        const ulong nanosecondsPerMicrosecond = 1000;
        const int kilo = 1024;
        const int thread = 1;
        const int children = -1;
        if (who is < children or > thread)
            return CResult.Fail(Errno.EINVAL);

        ulong time = who == children ? 0 : who == thread ? CpuTime.Thread() : CpuTime.Process();
        ResourceUsage usage = default;
        usage.UserSeconds = (long)(time / Clock.Second);
        usage.UserMicroseconds = (long)(time % Clock.Second / nanosecondsPerMicrosecond);
        usage.LargestResident = (long)(MemoryAccounting.Take().Resident / kilo);
        return (int)CResult.Of(target.Write(in usage));
    }

    [RuntimeExport("uname")]
    private static int Name(Out<SystemName> target)
    {
        SystemName name = default;
        "Linux"u8.CopyTo(new System.Span<byte>(name.System, SystemName.Length));
        HostName.Copy(name.Node);
        "6.0.0-bareflow"u8.CopyTo(new System.Span<byte>(name.Release, SystemName.Length));
        "BareFlow"u8.CopyTo(new System.Span<byte>(name.Version, SystemName.Length));
        "x86_64"u8.CopyTo(new System.Span<byte>(name.Machine, SystemName.Length));
        return (int)CResult.Of(target.Write(in name));
    }

    [RuntimeExport("getpagesize")]
    private static int PageBytes() => (int)VirtPage.Size;

    [RuntimeExport("get_nprocs")]
    private static int ProcessorsOnline() => 1;

    [RuntimeExport("get_nprocs_conf")]
    private static int Processors() => 1;

    [RuntimeExport("get_phys_pages")]
    private static long Pages() => (long)(MemoryAccounting.Take().Total / VirtPage.Size);

    [RuntimeExport("get_avphys_pages")]
    private static long AvailablePages() => (long)(MemoryAccounting.Take().Available / VirtPage.Size);

    /// <summary>What Linux tells a program at its start: the bytes of a page, the ticks of a second, that it is root's.</summary>
    /// <returns>0 with ENOENT for anything else.</returns>
    [RuntimeExport("getauxval")]
    private static ulong Auxiliary(ulong type)
    {
        const ulong pageBytes = 6;
        const ulong firstOwner = 11;
        const ulong lastOwner = 14;
        const ulong ticks = 17;
        const ulong isSecure = 23;
        if (type is pageBytes or ticks)
            return type == pageBytes ? VirtPage.Size : SystemLimits.TicksPerSecond;

        if (type is not ((>= firstOwner and <= lastOwner) or isSecure))
            CResult.Fail(Errno.ENOENT);

        return 0;
    }

    /// <summary>C's <c>struct sysinfo</c>: 112 bytes.</summary>
    private struct SystemInformation
    {
        public long Uptime;
        public fixed ulong Loads[3];
        public ulong TotalRam;
        public ulong FreeRam;
        public ulong SharedRam;
        public ulong BufferRam;
        public ulong TotalSwap;
        public ulong FreeSwap;
        public ushort Processes;
        public ulong TotalHigh;
        public ulong FreeHigh;
        public uint Unit;
    }

    /// <summary>C's <c>struct rusage</c>: 144 bytes.</summary>
    private struct ResourceUsage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        public long LargestResident;
        public fixed long Others[13];
    }

    /// <summary>C's <c>struct utsname</c>: six texts of 65 bytes.</summary>
    private struct SystemName
    {
        public const int Length = 65;

        public fixed byte System[Length];
        public fixed byte Node[Length];
        public fixed byte Release[Length];
        public fixed byte Version[Length];
        public fixed byte Machine[Length];
        public fixed byte Domain[Length];
    }
}
