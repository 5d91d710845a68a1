namespace Cosmos.Libc;

/// <summary>The words that <c>getopt</c> passed and that are no options: they are moved behind the options that follow them.</summary>
/// <remarks>Law: words <c>_first</c> to <c>_end</c> are no options, and all before them are.</remarks>
internal unsafe struct OptionWords
{
    private int _first;
    private int _end;

    /// <summary>Whether a program has begun.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>Whether the words stay where they are, as POSIX says.</summary>
    public bool IsPosix { get; set; }

    /// <summary>Begins at a word.</summary>
    public void Begin(int index)
    {
        _first = _end = index;
        IsBegun = true;
    }

    /// <summary>Whether a word is an option.</summary>
    public static bool IsOption(byte* word) => word[0] == '-' && word[1] != 0;

    /// <summary>Skips words that are no options.</summary>
    /// <returns>The index of the first that is one.</returns>
    public int SkipPlain(byte** words, int count, int index)
    {
        Move(words, index);
        while (index < count && !IsOption(words[index]))
            index++;

        _end = index;
        return index;
    }

    /// <summary>Skips the word that ends the options, and all behind it.</summary>
    public int SkipEnd(byte** words, int count, int index)
    {
        Move(words, index);
        _end = count;
        return count;
    }

    /// <summary>The first word that is no option, at the end of all.</summary>
    public readonly int First(int index) => _first != _end ? _first : index;

    /// <summary>Moves the words behind the options up to an index.</summary>
    private void Move(byte** words, int index)
    {
        // A program may have set the index back.
        if (_end > index || _first > index)
            _first = _end = index;

        if (_first == _end)
        {
            _first = index;
        }
        else if (_end != index)
        {
            Reverse(words, _first, _end);
            Reverse(words, _end, index);
            Reverse(words, _first, index);
            _first += index - _end;
        }

        _end = index;
    }

    private static void Reverse(byte** words, int first, int end)
    {
        for (int last = end - 1; first < last; first++, last--)
        {
            byte* word = words[first];
            words[first] = words[last];
            words[last] = word;
        }
    }
}
