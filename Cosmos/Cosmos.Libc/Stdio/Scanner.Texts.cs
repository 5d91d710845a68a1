using BareFlow.Memory;

namespace Cosmos.Libc;

/// <content>Characters and texts.</content>
internal unsafe ref partial struct Scanner
{
    /// <summary>Takes as many characters as the width says, or, as in glibc, those that are left.</summary>
    private Outcome ReadCharacters()
    {
        _spec.Length = _spec.Conversion == 'C' ? FormatLength.Long : _spec.Length;
        if (_spec.Width == int.MaxValue)
            _spec.Width = 1;

        return ReadText(set: null, setEnd: null, isExcluding: true, isTerminated: false);
    }

    private Outcome ReadWord()
    {
        _spec.Length = _spec.Conversion == 'S' ? FormatLength.Long : _spec.Length;
        SkipSpace();
        return ReadText(set: null, setEnd: null, isExcluding: true, isTerminated: true);
    }

    private Outcome ReadSet()
    {
        bool isExcluding = *_at == '^';
        if (isExcluding)
            _at++;

        // A bracket that comes first is one of the set.
        byte* set = _at;
        if (*_at == ']')
            _at++;

        while (*_at is not (0 or (byte)']'))
            _at++;

        byte* end = _at;
        if (*_at == 0)
            return Outcome.Mismatch;

        _at++;
        return ReadText(set, end, isExcluding, isTerminated: true);
    }

    /// <summary>Takes characters that are in a set, or not; without a set, those that are no space, or any that are not
    /// terminated.</summary>
    private Outcome ReadText(byte* set, byte* setEnd, bool isExcluding, bool isTerminated)
    {
        if (_source.Peek() < 0)
            return Outcome.EndOfInput;

        void* target = _spec.IsDropped ? null : NextTarget();
        ScanBuffer buffer = _spec.IsAllocated ? ScanBuffer.OfHeap : ScanBuffer.OfCaller(target);
        int count = 0;
        Outcome outcome = Outcome.Done;
        for (; outcome == Outcome.Done && count < _spec.Width && _source.Peek() is var next && next >= 0; count++)
        {
            if (isTerminated && !IsTaken((byte)next, set, setEnd, isExcluding))
                break;

            outcome = AddCharacter(ref buffer, target != null);
        }

        if (count == 0)
            outcome = Outcome.Mismatch;

        if (target == null)
            return outcome;

        if (isTerminated)
            AddTo(ref buffer, 0);

        return outcome == Outcome.Done ? Finish(in buffer, target) : Abandon(in buffer, target, outcome);
    }

    /// <summary>Takes the bytes of one character.</summary>
    private Outcome AddCharacter(ref ScanBuffer buffer, bool isStored)
    {
        uint character = (uint)_source.Peek();
        _source.Take();
        if (_spec.IsWide && !TryDecode(ref character))
        {
            CResult.Fail(Errno.EILSEQ);
            return Outcome.EndOfInput;
        }

        if (isStored)
            AddTo(ref buffer, character);

        return Outcome.Done;
    }

    /// <summary>Makes a wide character of a first byte, and takes those that follow it.</summary>
    private bool TryDecode(ref uint character)
    {
        MultibyteState state = default;
        byte next = (byte)character;
        long result;
        while ((result = Multibyte.Decode(&next, 1, ref state, out character)) == Multibyte.Unfinished)
        {
            if (_source.Peek() < 0)
                return false;

            next = (byte)_source.Peek();
            _source.Take();
        }

        return result >= 0;
    }

    private readonly void AddTo(ref ScanBuffer buffer, uint character)
    {
        if (_spec.IsWide)
            buffer.AddWide(character);
        else
            buffer.Add((byte)character);
    }

    private Outcome Finish(in ScanBuffer buffer, void* target)
    {
        if (buffer.HasFailed)
        {
            CResult.Fail(Errno.ENOMEM);
            return Abandon(in buffer, target, Outcome.EndOfInput);
        }

        if (_spec.IsAllocated)
            *(void**)target = buffer.Start;

        _assigned++;
        return Outcome.Done;
    }

    private readonly Outcome Abandon(in ScanBuffer buffer, void* target, Outcome outcome)
    {
        if (!_spec.IsAllocated)
            return outcome;

        buffer.Free();
        *(void**)target = null;
        return outcome;
    }

    private static bool IsTaken(byte value, byte* set, byte* setEnd, bool isExcluding)
    {
        if (set == null)
            return !NumberText.IsSpace(value);

        bool isIn = false;
        for (byte* at = set; at < setEnd; at++)
        {
            if (at + 2 < setEnd && at[1] == '-')
            {
                isIn |= value >= at[0] && value <= at[2];
                at += 2;
            }
            else
            {
                isIn |= value == *at;
            }
        }

        return isIn != isExcluding;
    }
}
