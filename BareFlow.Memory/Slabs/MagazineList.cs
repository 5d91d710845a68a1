namespace BareFlow.Memory.Slabs;

/// <summary>A list of unused magazines, last in first out.</summary>
/// <remarks>Law: the second word is the complement of the first. A wrong head could name a magazine in use, and nothing
/// else would show it.</remarks>
internal unsafe struct MagazineList
{
    private Magazine* _first;
    private ulong _notFirst;

    /// <summary>The first one; null when there is none.</summary>
    public readonly Magazine* First => _first;

    /// <summary>Whether both words agree. A list that was never used is all zero.</summary>
    public readonly bool IsRight => (ulong)_first == ~_notFirst || (_first == null && _notFirst == 0);

    /// <summary>Puts a magazine in front.</summary>
    public void Push(Magazine* magazine)
    {
        magazine->Next = _first;
        Set(magazine);
    }

    /// <summary>Takes the first one; null when there is none.</summary>
    public Magazine* Pop()
    {
        Magazine* magazine = _first;
        if (magazine != null)
            Set(magazine->Next);

        return magazine;
    }

    private void Set(Magazine* first)
    {
        _first = first;
        _notFirst = ~(ulong)first;
    }
}
