using BareFlow.Memory;

namespace BareFlow.Malloc.Host;

/// <summary>Which pages of a range fault on purpose, and how they were made to.</summary>
/// <remarks>
/// <para>Linux 6.13 and later marks a page inside its mapping, which counts for nothing. Where it does not, before that and for
/// locked memory, the page loses its rights, which splits the mapping around it in three. A process may have only so many
/// mappings, 65,530 as a rule: at most half of them are taken, and the first time that one more is asked for a line says
/// so.</para>
/// <para>All zero is a range without such a page. Changes <c>errno</c>.</para>
/// </remarks>
internal unsafe struct GuardedPages
{
    private const int BitsInPage = 2;
    private const ulong PagesInByte = 8 / BitsInPage;
    private const ulong MappingsForGuard = 2;
    private const ulong Share = 2;
    private const ulong UsualMappings = 65530;

    private const int NoAccess = 0;
    private const int NoReserve = 0x4000;
    private const int InstallGuard = 102;
    private const int RemoveGuard = 103;

    private const long ReadCall = 0;
    private const long OpenCall = 2;
    private const long CloseCall = 3;
    private const long CloseOnExec = 0x8_0000;
    private const int LongestNumber = 20;
    private const uint NumberBase = 10;

    private byte* _kinds;
    private ulong _splits;
    private ulong _mostSplits;
    private bool _isReported;

    private enum Kind
    {
        Usable,
        Marked,
        WithoutRights,
    }

    /// <summary>Makes sure that there is room to remember the pages of a range; false when there is none.</summary>
    public bool TryStart(ulong bytes)
    {
        if (_kinds != null)
            return true;

        ulong size = bytes / VirtPage.Size / PagesInByte;
        void* kinds = LibC.Map(null, size, LibC.ReadWrite, LibC.PrivateAnonymous | NoReserve, LibC.NoFile, offset: 0);
        if ((long)kinds == -1)
            return false;

        _kinds = (byte*)kinds;
        _mostSplits = MostMappings() / Share / MappingsForGuard;
        return true;
    }

    /// <summary>Whether a page faults.</summary>
    public readonly bool Has(ulong page) => _kinds != null && KindOf(page) != Kind.Usable;

    /// <summary>Makes pages fault.</summary>
    /// <param name="start">Where they lie.</param>
    /// <param name="bytes">A multiple of the page size.</param>
    /// <param name="first">The number of the first one in the range.</param>
    public bool TryAdd(void* start, ulong bytes, ulong first)
    {
        if (LibC.Advise(start, bytes, InstallGuard) == 0)
            return Note(first, bytes, Kind.Marked);

        if (_splits >= _mostSplits)
        {
            Report();
            return false;
        }

        if (LibC.Protect(start, bytes, NoAccess) != 0)
            return false;

        _splits++;
        return Note(first, bytes, Kind.WithoutRights);
    }

    /// <summary>Makes pages usable that faulted, all in the same way.</summary>
    /// <inheritdoc cref="TryAdd" />
    public bool TryRemove(void* start, ulong bytes, ulong first)
    {
        bool isMarked = KindOf(first) == Kind.Marked;
        if ((isMarked ? LibC.Advise(start, bytes, RemoveGuard) : LibC.Protect(start, bytes, LibC.ReadWrite)) != 0)
            return false;

        _splits -= isMarked ? 0UL : 1;
        return Note(first, bytes, Kind.Usable);
    }

    private readonly Kind KindOf(ulong page) =>
        (Kind)((_kinds[page / PagesInByte] >> ShiftOf(page)) & ((1 << BitsInPage) - 1));

    private readonly bool Note(ulong first, ulong bytes, Kind kind)
    {
        for (ulong page = first; page < first + bytes / VirtPage.Size; page++)
        {
            int others = _kinds[page / PagesInByte] & ~(((1 << BitsInPage) - 1) << ShiftOf(page));
            _kinds[page / PagesInByte] = (byte)(others | ((int)kind << ShiftOf(page)));
        }

        return true;
    }

    private static int ShiftOf(ulong page) => (int)(page % PagesInByte) * BitsInPage;

    /// <summary>What Linux allows a process; where that can't be read, what it allows as a rule.</summary>
    private static ulong MostMappings()
    {
        long file;
        fixed (byte* name = "/proc/sys/vm/max_map_count\0"u8)
            file = LibC.SystemCall(OpenCall, name, CloseOnExec, 0, null);

        if (file < 0)
            return UsualMappings;

        byte* text = stackalloc byte[LongestNumber];
        long length = LibC.SystemCall(ReadCall, (void*)file, (long)text, LongestNumber, null);
        LibC.SystemCall(CloseCall, (void*)file, 0, 0, null);
        ulong number = 0;
        for (long index = 0; index < length && text[index] >= '0' && text[index] <= '9'; index++)
            number = number * NumberBase + text[index] - '0';

        return number != 0 ? number : UsualMappings;
    }

    private void Report()
    {
        if (_isReported)
            return;

        _isReported = true;
        TextLine line = default;
        line.Add("bareflow: heap: "u8);
        line.AddDecimal(_splits);
        line.Add(" large blocks end at a page that faults; more do not, as they would take the process's mappings"u8);
        line.Write();
    }
}
