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

/// <summary>What the machine and the kernel have: <c>sysconf</c>, <c>&lt;sys/sysinfo.h&gt;</c>, <c>&lt;sys/resource.h&gt;</c>,
/// <c>&lt;sys/utsname.h&gt;</c>, <c>&lt;sys/auxv.h&gt;</c>.</summary>
internal static unsafe class SysInfo
{
    private const ulong PageBytes = VirtPage.Size;
    private const ulong Infinite = ulong.MaxValue;

    /// <summary>The numbers that glibc gives the questions of <c>sysconf</c>.</summary>
    private enum Question
    {
        ArgumentBytes = 0,
        ClockTicks = 2,
        OpenFiles = 4,
        PageSize = 30,
        PasswordBuffer = 70,
        GroupBuffer = 69,
        Processors = 83,
        ProcessorsOnline = 84,
        PhysicalPages = 85,
        AvailablePages = 86,
        Level1InstructionSize = 185,
        Level1Size = 188,
        Level1Line = 190,
        Level2Size = 191,
        Level2Line = 193,
        Level3Size = 194,
        Level3Line = 196,
        Level4Size = 197,
    }

    /// <summary>A limit or a quantity of the system.</summary>
    /// <returns>-1 with EINVAL for a question that is not known.</returns>
    [RuntimeExport("sysconf")]
    private static long Configuration(int question)
    {
        const long ticks = 100;
        const long buffer = 1024;
        const long arguments = 2 * 1024 * 1024;
        switch ((Question)question)
        {
            case Question.ArgumentBytes: return arguments;
            case Question.ClockTicks: return ticks;
            case Question.OpenFiles: return Descriptors.Capacity;
            case Question.PageSize: return (long)PageBytes;
            case Question.PasswordBuffer or Question.GroupBuffer: return buffer;
            case Question.Processors or Question.ProcessorsOnline: return 1;
            case Question.PhysicalPages: return (long)(MemoryAccounting.Take().Total / PageBytes);
            case Question.AvailablePages: return (long)(MemoryAccounting.Take().Available / PageBytes);
            case Question.Level1InstructionSize or Question.Level1Size: return (long)CpuFeatures.CacheSize(1, out _);
            case Question.Level2Size: return (long)CpuFeatures.CacheSize(2, out _);
            case Question.Level3Size: return (long)CpuFeatures.CacheSize(3, out _);
            case Question.Level1Line: return LineOf(1);
            case Question.Level2Line: return LineOf(2);
            case Question.Level3Line: return LineOf(3);
            case Question.Level4Size: return 0;
            default: return CResult.Fail(Errno.EINVAL);
        }
    }

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

    /// <summary>There are no limits but the open files, and the stack of a thread.</summary>
    [RuntimeExport("getrlimit64")]
    private static int Limit(int resource, Out<LimitPair> target)
    {
        const int stack = 3;
        const int files = 7;
        const int limits = 16;
        const ulong stackBytes = 1536 * 1024;
        if ((uint)resource >= limits)
            return CResult.Fail(Errno.EINVAL);

        LimitPair limit;
        limit.Soft = resource == files ? Descriptors.Capacity : resource == stack ? stackBytes : Infinite;
        limit.Hard = resource == files ? Descriptors.Capacity : Infinite;
        return (int)CResult.Of(target.Write(in limit));
    }

    [RuntimeExport("getrlimit")]
    private static int LimitAlias(int resource, Out<LimitPair> limit) => Limit(resource, limit);

    [LibcStub("fails with EPERM: the limits are the kernel's")]
    [RuntimeExport("setrlimit64")]
    private static int SetLimit(int resource, In<LimitPair> limit) => Stub.Fail("setrlimit"u8, Errno.EPERM);

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
        "bareflow"u8.CopyTo(new System.Span<byte>(name.Node, SystemName.Length));
        "6.0.0-bareflow"u8.CopyTo(new System.Span<byte>(name.Release, SystemName.Length));
        "BareFlow"u8.CopyTo(new System.Span<byte>(name.Version, SystemName.Length));
        "x86_64"u8.CopyTo(new System.Span<byte>(name.Machine, SystemName.Length));
        return (int)CResult.Of(target.Write(in name));
    }

    /// <summary>There is no auxiliary vector: every value is 0, as for a type that it lacks.</summary>
    [RuntimeExport("getauxval")]
    private static ulong Auxiliary(ulong type)
    {
        CResult.Fail(Errno.ENOENT);
        return 0;
    }

    [LibcStub("every process has priority 0")]
    [RuntimeExport("getpriority")]
    private static int Priority(int which, uint who)
    {
        Stub.Called("getpriority"u8);
        return 0;
    }

    [LibcStub("fails with EACCES")]
    [RuntimeExport("setpriority")]
    private static int SetPriority(int which, uint who, int priority) => Stub.Fail("setpriority"u8, Errno.EACCES);

    private static long LineOf(uint level)
    {
        CpuFeatures.CacheSize(level, out uint line);
        return line;
    }

    /// <summary>C's <c>struct rlimit</c>.</summary>
    private struct LimitPair
    {
        public ulong Soft;
        public ulong Hard;
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
