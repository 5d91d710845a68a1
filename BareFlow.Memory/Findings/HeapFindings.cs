using System.Runtime.CompilerServices;
using IL2CPU.API;

namespace BareFlow.Memory.Findings;

/// <summary>Reports misuse of a heap: the host of the memory layer decides what happens.</summary>
/// <remarks>The kernel panics, the library aborts, a unit test records. Without a handler a finding is a broken invariant.
/// When the handler returns, the operation that found the misuse does nothing, or only what is safe.</remarks>
public static unsafe class HeapFindings
{
    /// <summary>Called once for each finding, before the heap changes.</summary>
    [SetAtBoot]
    public static delegate*<in HeapFinding, void> Handler;

    /// <summary>Reports a finding.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Report(in HeapFinding finding)
    {
        if (Handler != null)
            Handler(in finding);
        else
            Invariant.Holds(false, "a heap is not misused"u8);
    }

    /// <summary>Reports a finding with its place only.</summary>
    internal static void Report(HeapFault fault, void* address)
    {
        HeapFinding finding = New(fault, address);
        Report(in finding);
    }

    /// <summary>A finding about an address, with no block yet.</summary>
    internal static HeapFinding New(HeapFault fault, void* address)
    {
        HeapFinding finding = default;
        finding.Fault = fault;
        finding.Address = (ulong)address;
        finding.FirstBadByte = HeapFinding.UnknownByte;
        return finding;
    }
}
