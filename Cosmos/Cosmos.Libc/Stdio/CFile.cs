using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary>What C calls <c>FILE</c>: something to read and write, with a buffer.</summary>
/// <remarks>
/// <para>The first fields are where <c>getc_unlocked</c>, <c>putc_unlocked</c>, <c>feof_unlocked</c> and <c>ferror_unlocked</c> of
/// glibc's headers, which are compiled into programs, read and write them.</para>
/// <para>Law: a stream reads or writes, not both. While it reads, the bytes from <see cref="ReadNext"/> to <see cref="ReadEnd"/> were
/// read and not taken; while it writes, those from <see cref="Buffer"/> to <see cref="WriteNext"/> were given and not written.
/// <see cref="WriteEnd"/> is the buffer's end where a byte can be added without a look at it: in a stream that is buffered fully.</para>
/// <para>The members do not lock: their callers do, with <see cref="Enter"/> and <see cref="Exit"/>.</para>
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe partial struct CFile
{
    private const uint EndFlag = 0x10;
    private const uint ErrorFlag = 0x20;
    private const uint ReadableFlag = 0x100;
    private const uint WritableFlag = 0x200;
    private const uint OwnBufferFlag = 0x400;
    private const uint WritingFlag = 0x800;
    private const uint ReadingFlag = 0x8000;
    private const uint HeldFlag = 0x2000;
    private const uint AppendingFlag = 0x4000;

    /// <summary>Bytes of a buffer that the stream makes itself.</summary>
    public const ulong DefaultSize = 4096;

    private const int ReturnedRoom = 16;

    private uint _flags;

    /// <summary>The next byte to take.</summary>
    public byte* ReadNext;

    /// <summary>Behind the last byte that was read.</summary>
    public byte* ReadEnd;

    private byte* _keptNext;
    private byte* _keptEnd;

    /// <summary>Where the next byte is added.</summary>
    public byte* WriteNext;

    /// <summary>Behind the last byte that can be added without a look.</summary>
    public byte* WriteEnd;

    /// <summary>The buffer; null before its first use.</summary>
    public byte* Buffer;

    /// <summary>Bytes of the buffer.</summary>
    public ulong Size;

    /// <summary>When it writes.</summary>
    public StreamBuffering Buffering;

    /// <summary>The descriptor; -1 where there is none.</summary>
    public int Descriptor;

    /// <summary>What it reads from and writes to.</summary>
    public StreamCalls Calls;

    /// <summary>What the calls work on, where it is not the descriptor.</summary>
    public void* Target;

    /// <summary>The neighbours in the list of all streams.</summary>
    public CFile* Previous;

    /// <inheritdoc cref="Previous"/>
    public CFile* Following;

    /// <summary>Below 0 for a stream of bytes, above 0 for one of wide characters, 0 where nothing has decided.</summary>
    public int Orientation;

    /// <summary>The part of a multibyte character that was read or written.</summary>
    public MultibyteState Partial;

    private PthreadMutex _mutex;
    private byte _single;
    private fixed byte _returned[ReturnedRoom];

    /// <summary>Whether a read met the end.</summary>
    public bool IsAtEnd
    {
        readonly get => Has(EndFlag);
        set => Set(EndFlag, value);
    }

    /// <summary>Whether a read or a write failed.</summary>
    public bool HasFailed
    {
        readonly get => Has(ErrorFlag);
        set => Set(ErrorFlag, value);
    }

    /// <summary>Whether it may be read.</summary>
    public bool IsReadable
    {
        readonly get => Has(ReadableFlag);
        set => Set(ReadableFlag, value);
    }

    /// <summary>Whether it may be written.</summary>
    public bool IsWritable
    {
        readonly get => Has(WritableFlag);
        set => Set(WritableFlag, value);
    }

    /// <summary>Whether its last use was a read.</summary>
    public bool IsReading
    {
        readonly get => Has(ReadingFlag);
        private set => Set(ReadingFlag, value);
    }

    /// <summary>Whether its last use was a write.</summary>
    public bool IsWriting
    {
        readonly get => Has(WritingFlag);
        private set => Set(WritingFlag, value);
    }

    /// <summary>Whether its memory is not the heap's.</summary>
    public bool IsStatic
    {
        readonly get => Has(HeldFlag);
        set => Set(HeldFlag, value);
    }

    /// <summary>Whether all it writes goes to the end of the file.</summary>
    public bool IsAppending
    {
        readonly get => Has(AppendingFlag);
        set => Set(AppendingFlag, value);
    }

    /// <summary>Bytes that were given and not written.</summary>
    public readonly ulong Pending => IsWriting ? (ulong)(WriteNext - Buffer) : 0;

    /// <summary>Makes ready a stream whose memory is zeros.</summary>
    public void Initialize(int descriptor, in StreamCalls calls)
    {
        PthreadMutexAttributes kind = PthreadMutexAttributes.OfRecursive;
        Descriptor = descriptor;
        Calls = calls;
        PthreadMutex.Initialize((PthreadMutex*)Unsafe.AsPointer(ref _mutex), &kind);
    }

    /// <summary>Takes the stream for the calling thread, which may do so again.</summary>
    public void Enter() => PthreadMutex.Lock((PthreadMutex*)Unsafe.AsPointer(ref _mutex));

    /// <summary>Takes the stream if no other thread has it.</summary>
    public bool TryEnter() => PthreadMutex.TryLock((PthreadMutex*)Unsafe.AsPointer(ref _mutex)) == 0;

    /// <summary>Gives the stream back.</summary>
    public void Exit() => PthreadMutex.Unlock((PthreadMutex*)Unsafe.AsPointer(ref _mutex));

    /// <summary>Sets the buffer.</summary>
    /// <param name="buffer">The caller's; null for one of its own, when it is needed.</param>
    /// <param name="size">Its bytes.</param>
    public void SetBuffer(byte* buffer, ulong size)
    {
        FreeBuffer();
        Buffer = buffer;
        Size = size;
    }

    /// <summary>Gives the memory of its own buffer back.</summary>
    public void FreeBuffer()
    {
        if (Has(OwnBufferFlag))
            Heap.Free(Buffer);

        Set(OwnBufferFlag, false);
        Buffer = null;
        ReadNext = ReadEnd = WriteNext = WriteEnd = null;
        _keptNext = null;
        IsReading = IsWriting = false;
    }

    /// <summary>Has a buffer: of one byte, where it writes at once or where there is no memory.</summary>
    private void NeedBuffer()
    {
        if (Buffer != null)
            return;

        if (Buffering == StreamBuffering.Full && IsTerminal())
            Buffering = StreamBuffering.Line;

        Size = Size == 0 ? DefaultSize : Size;
        if (Buffering != StreamBuffering.None)
            Buffer = (byte*)Heap.Allocate(Size);

        Set(OwnBufferFlag, Buffer != null);
        if (Buffer != null)
            return;

        Buffer = (byte*)Unsafe.AsPointer(ref _single);
        Size = sizeof(byte);
    }

    /// <summary>Whether it leads to a terminal; <c>errno</c> stays.</summary>
    private readonly bool IsTerminal()
    {
        int error = CResult.Error;
        bool isTerminal = Descriptor >= 0 && Unistd.IsTerminal(Descriptor) != 0;
        CResult.Error = error;
        return isTerminal;
    }

    private readonly bool Has(uint flag) => (_flags & flag) != 0;

    private void Set(uint flag, bool value) => _flags = value ? _flags | flag : _flags & ~flag;
}
