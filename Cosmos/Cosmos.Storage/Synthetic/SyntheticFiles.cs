using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Strings;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;

namespace Cosmos.Storage;

/// <summary>The texts of <c>/proc</c> and <c>/sys</c>, made when such a file is opened (Linux man-pages, proc(5)).</summary>
internal static unsafe class SyntheticFiles
{
    /// <summary>/proc/meminfo.</summary>
    public const byte MemoryInfo = 0;

    /// <summary>/proc/self/maps.</summary>
    public const byte Maps = 1;

    /// <summary>/proc/self/stat.</summary>
    public const byte Stat = 2;

    /// <summary>/proc/self/status.</summary>
    public const byte Status = 3;

    /// <summary>/proc/self/statm.</summary>
    public const byte StatM = 4;

    /// <summary>/proc/self/mountinfo.</summary>
    public const byte MountInfo = 5;

    /// <summary>/proc/self/cmdline.</summary>
    public const byte CommandLine = 6;

    /// <summary>/proc/cpuinfo.</summary>
    public const byte CpuInfo = 7;

    /// <summary>/proc/uptime.</summary>
    public const byte Uptime = 8;

    /// <summary>/proc/stat.</summary>
    public const byte SystemStat = 9;

    /// <summary>/proc/loadavg.</summary>
    public const byte LoadAverage = 10;

    /// <summary>/proc/self/task/N/stat.</summary>
    public const byte TaskStat = 11;

    private const int KiloShift = 10;
    private const int PageShift = (int)PageSize.Small;
    private const int NumberWidth = 8;
    private const ulong NanosecondsPerTick = Clock.Second / 100;
    private const ulong HundredthsPerSecond = 100;

    /// <summary>Writes the current text of a file.</summary>
    public static void Write(FileNode* node, ref TextBuffer text)
    {
        switch (node->Number)
        {
            case MemoryInfo: WriteMemoryInfo(ref text); break;
            case Maps: MapsFile.Write(ref text); break;
            case Stat: WriteStat(Signals.Process, "bareflow"u8, (byte)'R', ref text); break;
            case TaskStat: WriteTaskStat(node->Subject, ref text); break;
            case Status: WriteStatus(ref text); break;
            case StatM: WriteStatM(ref text); break;
            case MountInfo: text.Write("1 1 0:1 / / rw - tmpfs tmpfs rw\n"u8); break;
            case CommandLine: WriteCommandLine(ref text); break;
            case CpuInfo: WriteCpuInfo(ref text); break;
            case Uptime: WriteUptime(ref text); break;
            case SystemStat: WriteSystemStat(ref text); break;
            default: text.Write("0.00 0.00 0.00 1/1 1\n"u8); break;
        }
    }

    private static void WriteCommandLine(ref TextBuffer text)
    {
        text.Write(ImageFiles.ProgramPathText);
        text.Write("\0"u8);
    }

    private static void WriteMemoryInfo(ref TextBuffer text)
    {
        MemoryAccounting memory = MemoryAccounting.Take();
        WriteKilobytes(ref text, "MemTotal:       "u8, memory.Total);
        WriteKilobytes(ref text, "MemFree:        "u8, memory.Free);
        WriteKilobytes(ref text, "MemAvailable:   "u8, memory.Available);
        WriteKilobytes(ref text, "Buffers:        "u8, 0);
        WriteKilobytes(ref text, "Cached:         "u8, 0);
        WriteKilobytes(ref text, "SwapTotal:      "u8, 0);
        WriteKilobytes(ref text, "SwapFree:       "u8, 0);
        WriteKilobytes(ref text, "AnonPages:      "u8, memory.Backed);
        WriteKilobytes(ref text, "KernelStack:    "u8, memory.Image);
        WriteKilobytes(ref text, "Slab:           "u8, memory.Heap);
        WriteKilobytes(ref text, "PageTables:     "u8, memory.Tables);
        WriteKilobytes(ref text, "CommitLimit:    "u8, memory.Backed + memory.Promised + memory.Available);
        WriteKilobytes(ref text, "Committed_AS:   "u8, memory.Backed + memory.Promised);
    }

    private static void WriteKilobytes(ref TextBuffer text, System.ReadOnlySpan<byte> name, ulong bytes)
    {
        text.Write(name);
        text.WriteDecimal(bytes >> KiloShift, NumberWidth);
        text.Write(" kB\n"u8);
    }

    /// <summary>The fields up to the resident size; unknown ones are 0.</summary>
    private static void WriteStat(ulong id, System.ReadOnlySpan<byte> name, byte state, ref TextBuffer text)
    {
        MemoryAccounting memory = MemoryAccounting.Take();
        text.WriteDecimal(id);
        text.Write(" ("u8);
        text.Write(name);
        text.Write(") "u8);
        text.Write([state]);
        text.Write(" 0 1 1 0 -1 0 0 0 0 0 "u8);
        text.WriteDecimal(CpuTime.Process() / NanosecondsPerTick);
        text.Write(" 0 0 0 20 0 "u8);
        text.WriteDecimal(Scheduler.CountOfProgram());
        text.Write(" 0 0 "u8);
        text.WriteDecimal(memory.Backed + memory.Promised);
        text.Write(" "u8);
        text.WriteDecimal(memory.Resident >> PageShift);
        text.Write(" 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"u8);
    }

    /// <summary>A thread that has ended has an empty text.</summary>
    private static void WriteTaskStat(ulong id, ref TextBuffer text)
    {
        if (!Scheduler.TryFind(id, out ThreadSummary thread))
            return;

        byte state = thread.State switch
        {
            ThreadState.Waiting => (byte)'S',
            ThreadState.Ended => (byte)'Z',
            _ => (byte)'R',
        };
        WriteStat(id, thread.Name.Length > 0 ? thread.Name : "bareflow"u8, state, ref text);
    }

    private static void WriteStatus(ref TextBuffer text)
    {
        MemoryAccounting memory = MemoryAccounting.Take();
        text.Write("Name:\tbareflow\nState:\tR (running)\nTgid:\t1\nPid:\t1\nPPid:\t0\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\n"u8);
        WriteKilobytes(ref text, "VmPeak:\t"u8, memory.Backed + memory.Promised);
        WriteKilobytes(ref text, "VmSize:\t"u8, memory.Backed + memory.Promised);
        WriteKilobytes(ref text, "VmHWM:\t"u8, memory.Resident);
        WriteKilobytes(ref text, "VmRSS:\t"u8, memory.Resident);
        WriteKilobytes(ref text, "VmSwap:\t"u8, 0);
        text.Write("Threads:\t"u8);
        text.WriteDecimal(Scheduler.CountOfProgram());
        text.Write("\n"u8);
    }

    private static void WriteStatM(ref TextBuffer text)
    {
        MemoryAccounting memory = MemoryAccounting.Take();
        text.WriteDecimal((memory.Backed + memory.Promised) >> PageShift);
        text.Write(" "u8);
        text.WriteDecimal(memory.Resident >> PageShift);
        text.Write(" 0 0 0 0 0\n"u8);
    }

    private static void WriteCpuInfo(ref TextBuffer text)
    {
        const ulong cyclesPerMegahertz = 1_000_000;
        text.Write("processor\t: 0\nmodel name\t: x86-64\ncpu MHz\t\t: "u8);
        text.WriteDecimal(Clock.CyclesPerSecond / cyclesPerMegahertz);
        text.Write(".000\ncache size\t: "u8);
        text.WriteDecimal(CpuFeatures.CacheSize(3, out _) >> KiloShift);
        text.Write(" KB\nphysical id\t: 0\nsiblings\t: 1\ncore id\t\t: 0\ncpu cores\t: 1\n\n"u8);
    }

    private static void WriteUptime(ref TextBuffer text)
    {
        ulong hundredths = Clock.Nanoseconds / NanosecondsPerTick;
        text.WriteDecimal(hundredths / HundredthsPerSecond);
        text.Write("."u8);
        ulong rest = hundredths % HundredthsPerSecond;
        text.WriteDecimal(rest / Text.Decimal);
        text.WriteDecimal(rest % Text.Decimal);
        text.Write(" 0.00\n"u8);
    }

    private static void WriteSystemStat(ref TextBuffer text)
    {
        const ulong nanosecondsPerSecond = Clock.Second;
        text.Write("cpu  "u8);
        text.WriteDecimal(CpuTime.Process() / NanosecondsPerTick);
        text.Write(" 0 0 0 0 0 0 0 0 0\nbtime "u8);
        text.WriteDecimal((WallClock.Nanoseconds - Clock.Nanoseconds) / nanosecondsPerSecond);
        text.Write("\n"u8);
    }
}
