namespace BareFlow.Memory.FreeList;

/// <summary>One block of a free-list heap, in place: the only code that knows the bits of its words.</summary>
/// <remarks>
/// <para>A used block is a header and a payload. A free block has two links after its header, and its size
/// again in its last word, the boundary tag (Knuth, TAOCP vol. 1, 2.5, algorithm C); the block behind uses the tag to find
/// its start. The header of each block says whether the block before it is used, so no code reads a boundary tag that
/// is a user's data.</para>
/// <code>
///  used:  | size, flags | payload .......................................... |
///  free:  | size, flags | next | previous | ........................... size |
/// </code>
/// <para>Sizes count the header and are multiples of 16; blocks start at 8 past a multiple of 16, so payloads are aligned.</para>
/// </remarks>
internal unsafe struct Block<TTags> where TTags : struct, ITags
{
    /// <summary>Bytes before the payload: the whole overhead of a used block, except its rounding.</summary>
    public const ulong HeaderSize = sizeof(ulong);

    /// <summary>Sizes and payloads are multiples of this.</summary>
    public const ulong Alignment = 16;

    /// <summary>The smallest block: header, two links and the boundary tag.</summary>
    public const ulong MinimumSize = 32;

    private const ulong Used = 1;
    private const ulong PreviousUsed = 2;
    private const ulong Flags = Alignment - 1;

    /// <summary>The value of a word that was not sealed. It is not a size and not an address.</summary>
    public const ulong NotSealed = ulong.MaxValue;

    private ulong _header;
    private ulong _next;
    private ulong _previous;

    /// <summary>The block whose payload is at <paramref name="payload"/>.</summary>
    public static Block<TTags>* Of(void* payload) => (Block<TTags>*)((byte*)payload - HeaderSize);

    /// <summary>The payload of <paramref name="block"/>.</summary>
    public static void* Payload(Block<TTags>* block) => (byte*)block + HeaderSize;

    /// <summary>The place <paramref name="bytes"/> behind the start of <paramref name="block"/>.</summary>
    public static Block<TTags>* At(Block<TTags>* block, ulong bytes) => (Block<TTags>*)((byte*)block + bytes);

    /// <summary>The free block before <paramref name="block"/>. The caller makes sure that there is one.</summary>
    public static Block<TTags>* Before(Block<TTags>* block)
    {
        ulong* tag = (ulong*)block - 1;
        return (Block<TTags>*)((byte*)block - TTags.Open(*tag, tag));
    }

    /// <summary>Size and flags in one word, for a caller that needs several of them.</summary>
    public static ulong Header(Block<TTags>* block) => TTags.Open(block->_header, &block->_header);

    /// <summary>Size and flags, or <see cref="NotSealed"/>: for a caller that expects damage.</summary>
    public static ulong PeekHeader(Block<TTags>* block) => TTags.Peek(block->_header, &block->_header);

    /// <summary>Bytes of the block, header included.</summary>
    public static ulong Size(Block<TTags>* block) => SizeOf(Header(block));

    /// <summary>The size in a header.</summary>
    public static ulong SizeOf(ulong header) => header & ~Flags;

    /// <summary>Whether a header says that its block is used.</summary>
    public static bool IsUsed(ulong header) => (header & Used) != 0;

    /// <summary>Whether a header says that the block before its own is used.</summary>
    public static bool IsPreviousUsed(ulong header) => (header & PreviousUsed) != 0;

    /// <summary>Bytes from a block's start to the first place whose payload is aligned at <paramref name="offset"/>: none,
    /// or enough for a block.</summary>
    public static ulong Gap(Block<TTags>* block, ulong alignment, ulong offset)
    {
        ulong aligned = (ulong)Payload(block) + offset;
        ulong gap = RequestSize.RoundUp(aligned, alignment) - aligned;
        return gap != 0 && gap < MinimumSize ? gap + alignment : gap;
    }

    /// <summary>Makes a used block of <paramref name="size"/> bytes.</summary>
    public static void SetUsed(Block<TTags>* block, ulong size, bool isPreviousUsed) =>
        SetHeader(block, size | Used | (isPreviousUsed ? PreviousUsed : 0));

    /// <summary>Makes a free block of <paramref name="size"/> bytes with its boundary tag. The block before a free one is
    /// always used, as free neighbours are joined at once.</summary>
    public static void SetFree(Block<TTags>* block, ulong size)
    {
        SetHeader(block, size | PreviousUsed);
        ulong* tag = (ulong*)At(block, size) - 1;
        *tag = TTags.Seal(size, tag);
    }

    /// <summary>Tells a block whether the one before it is used.</summary>
    public static void SetPreviousUsed(Block<TTags>* block, bool isUsed)
    {
        ulong header = Header(block);
        SetHeader(block, isUsed ? header | PreviousUsed : header & ~PreviousUsed);
    }

    /// <summary>The next free block of the same list.</summary>
    public static Block<TTags>* Next(Block<TTags>* block) => (Block<TTags>*)TTags.Open(block->_next, &block->_next);

    /// <summary>The free block before this one in the same list.</summary>
    public static Block<TTags>* Previous(Block<TTags>* block) =>
        (Block<TTags>*)TTags.Open(block->_previous, &block->_previous);

    /// <summary>Whether a free block is intact: all its words are sealed, its boundary tag has its size, its
    /// neighbours in the list link back to it, and the block behind it is intact.</summary>
    public static bool IsSoundFree(Block<TTags>* block)
    {
        ulong header = PeekHeader(block);
        if (header == NotSealed || IsUsed(header) || PeekTagBefore(At(block, SizeOf(header))) != SizeOf(header))
            return false;

        var next = (Block<TTags>*)TTags.Peek(block->_next, &block->_next);
        var previous = (Block<TTags>*)TTags.Peek(block->_previous, &block->_previous);
        return (ulong)next != NotSealed
            && (ulong)previous != NotSealed
            && TTags.Peek(next->_previous, &next->_previous) == (ulong)block
            && TTags.Peek(previous->_next, &previous->_next) == (ulong)block
            && PeekHeader(At(block, SizeOf(header))) != NotSealed;
    }

    /// <summary>The boundary tag before a block, or <see cref="NotSealed"/>. The caller makes sure that the block before is free.</summary>
    public static ulong PeekTagBefore(Block<TTags>* block)
    {
        ulong* tag = (ulong*)block - 1;
        return TTags.Peek(*tag, tag);
    }

    /// <summary>Makes two free blocks neighbours in a list.</summary>
    public static void Link(Block<TTags>* first, Block<TTags>* second)
    {
        first->_next = TTags.Seal((ulong)second, &first->_next);
        second->_previous = TTags.Seal((ulong)first, &second->_previous);
    }

    private static void SetHeader(Block<TTags>* block, ulong header) =>
        block->_header = TTags.Seal(header, &block->_header);
}
