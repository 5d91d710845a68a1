using BareFlow.Memory.FreeList;

namespace BareFlow.Memory.Hardened;

/// <summary>The header of a hardened heap, in front of the user's bytes: size, state and origin of the block.</summary>
/// <remarks>
/// <para>Two sealed words, see <see cref="SealedTags"/>:</para>
/// <code>
///  | size in the lower 40 bits, state above | allocation site | user's bytes, canary ...
/// </code>
/// </remarks>
internal unsafe struct BlockGuard
{
    /// <summary>Bytes of the header.</summary>
    public const ulong HeaderSize = 2 * sizeof(ulong);

    private const int SizeBits = 40;
    private const ulong SizeMask = (1UL << SizeBits) - 1;
    private const ulong SiteMask = (1UL << VirtAddr.TranslatedBits) - 1;
    private const ulong NotSealed = Block<SealedTags>.NotSealed;

    private ulong _size;
    private ulong _site;

    /// <summary>The guard of a payload.</summary>
    public static BlockGuard* Of(void* user) => (BlockGuard*)((byte*)user - HeaderSize);

    /// <summary>The payload.</summary>
    public static byte* User(BlockGuard* guard) => (byte*)guard + HeaderSize;

    /// <summary>The requested bytes. The caller knows that the guard is not damaged.</summary>
    public static ulong Size(BlockGuard* guard) => SealedTags.Peek(guard->_size, &guard->_size) & SizeMask;

    /// <summary>The code that allocated the block, or 0. The caller knows that the guard is not damaged.</summary>
    public static ulong Site(BlockGuard* guard) => SealedTags.Peek(guard->_site, &guard->_site);

    /// <summary>The state of the block; <see cref="GuardState.Damaged"/> when one of the words is not sealed.</summary>
    public static GuardState State(BlockGuard* guard)
    {
        ulong size = SealedTags.Peek(guard->_size, &guard->_size);
        return size == NotSealed || Site(guard) == NotSealed ? GuardState.Damaged : (GuardState)(size >> SizeBits);
    }

    /// <summary>Writes both words.</summary>
    public static void Write(BlockGuard* guard, GuardState state, ulong size, ulong site)
    {
        guard->_size = SealedTags.Seal(size | ((ulong)state << SizeBits), &guard->_size);
        guard->_site = SealedTags.Seal(site & SiteMask, &guard->_site);
    }

    /// <summary>Changes the state of the block; size and site stay.</summary>
    public static void SetState(BlockGuard* guard, GuardState state) => Write(guard, state, Size(guard), Site(guard));
}
