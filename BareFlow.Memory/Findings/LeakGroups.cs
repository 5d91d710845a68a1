namespace BareFlow.Memory.Findings;

/// <summary>Live blocks, counted by the place that allocated them or by size, in memory that the owner gives.</summary>
/// <remarks>Blocks of groups that do not fit count in the sum only.</remarks>
public unsafe struct LeakGroups
{
    private readonly LeakGroup* _groups;
    private readonly int _capacity;
    private int _count;

    /// <summary>All blocks.</summary>
    public LeakGroup All;

    /// <summary>Counts in memory for a number of groups.</summary>
    public LeakGroups(LeakGroup* groups, int capacity)
    {
        _groups = groups;
        _capacity = capacity;
    }

    /// <summary>Adds a block to the group of <paramref name="key"/>.</summary>
    public void Add(ulong size, ulong key)
    {
        All.Add(size);
        int index = 0;
        while (index < _count && _groups[index].Key != key)
            index++;

        if (index == _capacity)
            return;

        if (index == _count)
            _groups[_count++] = new LeakGroup { Key = key };

        _groups[index].Add(size);
    }

    /// <summary>Takes the group with the most bytes out.</summary>
    /// <returns>False when none is left.</returns>
    public bool TryTakeLargest(out LeakGroup group)
    {
        group = default;
        if (_count == 0)
            return false;

        int largest = 0;
        for (int index = 1; index < _count; index++)
            largest = _groups[index].Bytes > _groups[largest].Bytes ? index : largest;

        group = _groups[largest];
        _groups[largest] = _groups[--_count];
        return true;
    }
}
