namespace BareFlow.Malloc.Host;

/// <summary>What a program never freed, when it ends: blocks and bytes for each place in the code that allocated them.</summary>
/// <remarks>Runs after the program's own handlers for its end, as it registers first. Allocates nothing.</remarks>
internal static unsafe class LeakReport
{
    /// <summary>Places that are told apart. What other places allocated is in the sum only.</summary>
    private const int MostSites = 512;

    private static Site* _sites;
    private static int _count;
    private static Site _all;

    /// <summary>Asks for the report.</summary>
    /// <returns>False when there is no room to remember it.</returns>
    public static bool TryRegister() => LibC.AtExit(&Write, null, null) == 0;

    private static void Write(void* nothing)
    {
        ulong bytes = MostSites * (ulong)sizeof(Site);
        void* sites = LibC.Map(null, bytes, LibC.ReadWrite, LibC.PrivateAnonymous, LibC.NoFile, offset: 0);
        if ((long)sites == -1)
            return;

        _sites = (Site*)sites;
        HardenedHeap.VisitLive(&Add);
        WriteLine("in all"u8, in _all);
        while (_count > 0)
            WriteLargest();

        LibC.Unmap(sites, bytes);
    }

    private static void Add(ulong size, ulong place)
    {
        _all.Blocks++;
        _all.Bytes += size;
        int index = 0;
        while (index < _count && _sites[index].Place != place)
            index++;

        if (index == MostSites)
            return;

        if (index == _count)
            _sites[_count++] = new Site { Place = place };

        _sites[index].Blocks++;
        _sites[index].Bytes += size;
    }

    private static void WriteLargest()
    {
        int largest = 0;
        for (int index = 1; index < _count; index++)
            largest = _sites[index].Bytes > _sites[largest].Bytes ? index : largest;

        WriteLine("allocated at "u8, in _sites[largest]);
        _sites[largest] = _sites[--_count];
    }

    private static void WriteLine(System.ReadOnlySpan<byte> what, in Site site)
    {
        TextLine line = default;
        line.Add("bareflow: leak: "u8);
        line.AddDecimal(site.Blocks);
        line.Add(" blocks, "u8);
        line.AddDecimal(site.Bytes);
        line.Add(" bytes, "u8);
        line.Add(what);
        if (site.Place != 0)
            AddPlace(ref line, (void*)site.Place);

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

    private struct Site
    {
        public ulong Place;
        public ulong Blocks;
        public ulong Bytes;
    }
}
