using System.Runtime;
using BareFlow.Malloc.Host;
using BareFlow.Memory;

namespace BareFlow.Malloc.Entry;

/// <summary>How a program asks the C library what its heap holds, and tells it what to keep: answered for this heap.</summary>
/// <remarks>Where the C library counts what this heap doesn't have, arenas and mapped blocks, the answer is 0.</remarks>
internal static unsafe class MallocReports
{
    private const int TrimThreshold = -1;
    private const int Done = 1;

    /// <summary><c>mallinfo2</c>: the caller says where the structure goes, before all else.</summary>
    [RuntimeExport("mallinfo2")]
    private static MallocInfo<ulong>* MallInfo2(MallocInfo<ulong>* info)
    {
        HostProcess.Enter();
        HeapUsage usage = HostHeap.Usage();
        *info = default;
        info->Arena = usage.Held;
        info->FreeBlocks = usage.Top != 0 ? 1UL : 0;
        info->UsedBytes = usage.Used;
        info->FreeBytes = usage.Free;
        info->TopBytes = usage.Top;
        return info;
    }

    /// <summary><c>mallinfo</c>, whose fields are as narrow as they always were: what doesn't fit is cut off, as by glibc.</summary>
    [RuntimeExport("mallinfo")]
    private static MallocInfo<int>* MallInfo(MallocInfo<int>* info)
    {
        MallocInfo<ulong> wide;
        MallInfo2(&wide);
        *info = default;
        info->Arena = (int)wide.Arena;
        info->FreeBlocks = (int)wide.FreeBlocks;
        info->UsedBytes = (int)wide.UsedBytes;
        info->FreeBytes = (int)wide.FreeBytes;
        info->TopBytes = (int)wide.TopBytes;
        return info;
    }

    /// <summary><c>malloc_stats</c>: two lines on standard error, in the words of the C library.</summary>
    [RuntimeExport("malloc_stats")]
    private static void WriteStatistics()
    {
        HostProcess.Enter();
        HeapUsage usage = HostHeap.Usage();
        TextLine line = default;
        line.Add("system bytes     = "u8);
        line.AddAligned(usage.Held);
        line.Write();
        line = default;
        line.Add("in use bytes     = "u8);
        line.AddAligned(usage.Used);
        line.Write();
    }

    /// <summary><c>malloc_info</c>: a document for a stream, in the elements of the C library.</summary>
    [RuntimeExport("malloc_info")]
    private static int WriteInfo(int options, void* stream)
    {
        if (options != 0)
            return Errno.EINVAL;

        HostProcess.Enter();
        HeapUsage usage = HostHeap.Usage();
        TextLine line = default;
        line.Add("<malloc version=\"1\">\n<total type=\"rest\" count=\"1\" size=\""u8);
        line.AddDecimal(usage.Free);
        line.Add("\"/>\n<system type=\"current\" size=\""u8);
        line.AddDecimal(usage.Held);
        line.Add("\"/>\n<aspace type=\"total\" size=\""u8);
        line.AddDecimal(usage.Held);
        line.Add("\"/>\n</malloc>"u8);
        return line.TryPut(stream) ? 0 : -1;
    }

    /// <summary><c>mallopt</c>. Of its parameters this heap has one; the others are taken and mean nothing, as they are about
    /// parts that it does not have.</summary>
    [RuntimeExport("mallopt")]
    private static int SetOption(int parameter, int value)
    {
        HostProcess.Enter();
        if (parameter == TrimThreshold)
            HostHeap.SetTrimThreshold((ulong)value);

        return Done;
    }

    /// <summary>What no other library exports, so that a program can prove on which malloc it runs.</summary>
    /// <returns>The hardening level: 0 off, 1 checks, 2 full.</returns>
    [RuntimeExport("bareflow_level")]
    private static int Level()
    {
        HostProcess.Enter();
        return (int)Options.Level;
    }
}
