using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Core.SelfTest;

/// <summary>Goes through the self-tests that the globs take, in the order in which they run: table by table, suite by suite, group by
/// group. A value without references, which a static field may hold; it must not move between two calls that give text.</summary>
/// <param name="globs">The globs; commas separate them. They must stay where they are.</param>
/// <param name="tables">How many of the tables it goes through.</param>
internal unsafe struct TestCursor(ReadOnlySpan<byte> globs, int tables)
{
    /// <summary>What a test may take that does not say so. The slowest take a second on an emulator that has a CPU for itself, and many
    /// times that on a busy one.</summary>
    private const int DefaultSeconds = 20;

    private readonly StillText _globs = new(globs);
    private StillText _suites;
    private StillText _references;
    private StillText _cases;
    private StillText _suite;
    private StillText _case;
    private int _tables = tables;
    private int _table = -1;
    private int _suiteNumber = -1;
    private int _option;
    private int _nextBody;
    private int _length;
    private NameBuffer _name;

    /// <summary>The table of the test.</summary>
    public readonly ref readonly TestTableEntry Table => ref TestTables.At(_table);

    /// <summary>The number of its body there.</summary>
    public readonly int Body => _nextBody - 1;

    /// <summary>The bit of its suite: the first 64 suites of the tables have one.</summary>
    public readonly ulong Suite => TestTally.BitOf(_suiteNumber);

    /// <summary>What it may take, in seconds.</summary>
    public int Seconds { get; private set; }

    /// <summary>The empty heap that it runs on.</summary>
    public readonly ScratchHeap Heap => (ScratchHeap)(_option & (TestTableFormat.OnlyByName - 1));

    /// <summary>The part of its name behind the point; a literal.</summary>
    public readonly ReadOnlySpan<byte> Case => _case.Span;

    /// <summary>Its whole name.</summary>
    public ReadOnlySpan<byte> Name => new(Unsafe.AsPointer(ref _name), _length);

    /// <summary>Lets it go on behind its end: through the next table.</summary>
    public void AddTable() => _tables++;

    /// <summary>Goes to the next test that a glob takes.</summary>
    /// <returns>False at the end.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool MoveNext()
    {
        do
        {
            while (_cases.IsEmpty)
            {
                if (!TryBeginGroup())
                    return false;
            }

            TakeCase();
        }
        while (!TestGlobs.Select(_globs.Span, Name, _option < TestTableFormat.OnlyByName ? default : _suite.Span));

        return true;
    }

    /// <summary>Goes to the next group, be it of the next suite or of the next table.</summary>
    private bool TryBeginGroup()
    {
        while (_references.IsEmpty)
        {
            if (!TryBeginSuite())
                return false;
        }

        ReadOnlySpan<byte> reference = _references.TakeFirst(TestTableFormat.ReferenceSize);
        _option = reference[0] - TestTableFormat.Zero;
        _nextBody = TestTableFormat.Number(reference[TestTableFormat.Body..]);
        var groups = new StillText(Table.Groups.Span[TestTableFormat.Number(reference[TestTableFormat.Offset..])..]);
        _cases = new StillText(groups.Take((byte)'\n'));
        return true;
    }

    private bool TryBeginSuite()
    {
        while (_suites.IsEmpty)
        {
            if (_table + 1 >= _tables)
                return false;

            _suites = TestTables.At(++_table).Suites;
        }

        var line = new StillText(_suites.Take((byte)'\n'));
        _suite = new StillText(line.Take((byte)' '));
        _references = new StillText(line.Take((byte)' '));
        _suiteNumber++;
        return true;
    }

    private void TakeCase()
    {
        var word = new StillText(_cases.Take((byte)' '));
        _case = new StillText(word.Take(TestTableFormat.BeforeSeconds));
        Seconds = word.IsEmpty ? DefaultSeconds : TestTableFormat.Number(word.Span);
        _nextBody++;
        _length = 0;
        Append(_suite.Span);
        Append("."u8);
        Append(_case.Span);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Append(ReadOnlySpan<byte> text)
    {
        foreach (byte letter in text)
            _name[_length++] = letter;
    }

    /// <summary>Room for the longest name of a test; the source generator refuses longer ones.</summary>
    [InlineArray(64)]
    private struct NameBuffer
    {
        private byte _first;
    }
}
