using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary>Characters that grow as they come: where <c>scanf</c> puts a text of any length, or collects a number.</summary>
internal unsafe struct ScanBuffer
{
    private const ulong FirstBytes = 32;

    private byte* _bytes;
    private ulong _room;
    private bool _isOwn;

    /// <summary>A block of the heap.</summary>
    public static ScanBuffer OfHeap => new() { _isOwn = true };

    /// <summary>Memory that is there, and then the heap.</summary>
    public static ScanBuffer Of(byte* room, ulong size) => new() { _bytes = room, _room = size };

    /// <summary>The caller's memory, which has room for all.</summary>
    public static ScanBuffer OfCaller(void* target) => new() { _bytes = (byte*)target, _room = ulong.MaxValue };

    /// <summary>Where the bytes are.</summary>
    public readonly byte* Start => _bytes;

    /// <summary>How many there are.</summary>
    public ulong Length { get; private set; }

    /// <summary>Whether there was no memory for one of them.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Adds a byte.</summary>
    public void Add(byte value)
    {
        if (Length == _room && !TryGrow())
            HasFailed = true;
        else
            _bytes[Length++] = value;
    }

    /// <summary>Adds a wide character.</summary>
    public void AddWide(uint value)
    {
        for (int index = 0; index < sizeof(uint); index++)
            Add((byte)(value >> (index * 8)));
    }

    /// <summary>Gives a block of the heap back.</summary>
    public readonly void Free()
    {
        if (_isOwn)
            Heap.Free(_bytes);
    }

    private bool TryGrow()
    {
        ulong wanted = _room == 0 ? FirstBytes : _room * 2;
        byte* grown = (byte*)Heap.Reallocate(_isOwn ? _bytes : null, wanted);
        if (grown == null)
            return false;

        if (!_isOwn)
            CString.CopyBytes(grown, _bytes, Length);

        _isOwn = true;
        _bytes = grown;
        _room = wanted;
        return true;
    }
}
