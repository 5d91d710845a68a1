using BareFlow.Memory.Findings;
using IL2CPU.API;

namespace BareFlow.Malloc.Host;

/// <summary>What a program never freed, when it ends: blocks and bytes for each place in the code that allocated them.</summary>
/// <remarks>Runs after the program's own handlers for its end, as it registers first. Allocates nothing.</remarks>
[OwnedBy("the end of the program")]
internal static unsafe class LeakReport
{
    /// <summary>Places that are told apart. What other places allocated is in the sum only.</summary>
    private const int MostSites = 512;

    private static LeakGroups _sites;

    /// <summary>Asks for the report.</summary>
    /// <returns>False when there is no room to remember it.</returns>
    public static bool TryRegister() => LibC.AtExit(&Write, null, null) == 0;

    private static void Write(void* nothing)
    {
        ulong bytes = MostSites * (ulong)sizeof(LeakGroup);
        void* memory = LibC.Map(null, bytes, LibC.ReadWrite, LibC.PrivateAnonymous, LibC.NoFile, offset: 0);
        if ((long)memory == -1)
            return;

        _sites = new LeakGroups((LeakGroup*)memory, MostSites);
        HardenedHeap.VisitLive(&Add);
        WriteLine("in all"u8, in _sites.All);
        while (_sites.TryTakeLargest(out LeakGroup site))
            WriteLine("allocated at "u8, in site);

        LibC.Unmap(memory, bytes);
    }

    private static void Add(ulong size, ulong place) => _sites.Add(size, place);

    private static void WriteLine(System.ReadOnlySpan<byte> what, in LeakGroup site)
    {
        TextLine line = default;
        line.Add("bareflow: leak: "u8);
        line.AddDecimal(site.Blocks);
        line.Add(" blocks, "u8);
        line.AddDecimal(site.Bytes);
        line.Add(" bytes, "u8);
        line.Add(what);
        if (site.Key != 0)
            AddPlace(ref line, (void*)site.Key);

        line.Write();
    }

    /// <summary>The address, and where it lies in which file: <c>addr2line</c> knows the source line of that.</summary>
    private static void AddPlace(ref TextLine line, void* place)
    {
        line.AddAddress(place);
        SymbolInfo info;
        if (LibC.FindPlace(place, &info) == 0 || info.File == null)
            return;

        line.Add(" in "u8);
        line.Add(info.File);
        line.Add("+"u8);
        line.AddAddress((void*)((byte*)place - (byte*)info.Base));
        if (info.Name == null)
            return;

        line.Add(" ("u8);
        line.Add(info.Name);
        line.Add(")"u8);
    }
}
