using System.Runtime.CompilerServices;
using BareFlow.Memory.Findings;
using Cosmos.Core.Console;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Memory;

/// <summary>Lists blocks that were never freed, when the kernel ends: the word <c>leaks</c>. Blocks and bytes in all, by size, and by
/// the place in the code that allocated them.</summary>
/// <remarks>Allocates nothing.</remarks>
[OwnedBy("the end of the run")]
internal static unsafe class LeakReport
{
    /// <summary>The most places, and sizes, in the list. Blocks with others count in the sum only.</summary>
    private const int MostGroups = 128;

    private static LeakGroups _places;
    private static LeakGroups _sizes;
    private static Memory _memoryOfPlaces;
    private static Memory _memoryOfSizes;

    /// <summary>Whether the command line asks for the report.</summary>
    public static bool IsWanted { get; set; }

    /// <summary>Writes the report, once, if the command line asks for it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write()
    {
        if (!IsWanted)
            return;

        IsWanted = false;
        _places = new LeakGroups(Static.AddressOf(ref _memoryOfPlaces[0]), MostGroups);
        _sizes = new LeakGroups(Static.AddressOf(ref _memoryOfSizes[0]), MostGroups);
        Heap.VisitLive(&Add);
        WriteCounts(in _places.All);
        Terminal.WriteLine("in all"u8);
        while (_sizes.TryTakeLargest(out LeakGroup group))
        {
            WriteCounts(in group);
            Terminal.Print("of %d bytes each\n"u8, group.Key);
        }

        while (_places.TryTakeLargest(out LeakGroup group))
        {
            WriteCounts(in group);
            Terminal.Write("allocated in "u8);
            Backtrace.WritePlace(group.Key - 1);
        }
    }

    private static void Add(ulong size, ulong place)
    {
        _places.Add(size, place);
        _sizes.Add(size, size);
    }

    private static void WriteCounts(in LeakGroup group) =>
        Terminal.Print("leak: %d blocks, %d bytes, "u8, group.Blocks, group.Bytes);

    [InlineArray(MostGroups)]
    private struct Memory
    {
        private LeakGroup _first;
    }
}
