using System.Runtime.InteropServices;
using IL2CPU.API;

namespace Cosmos.Storage;

/// <summary>Where the memory of files comes from. Whoever sets the tree up says it: the kernel its heap and its maps, a test
/// its own.</summary>
internal static unsafe class FileMemory
{
    [SetAtBoot]
    private static delegate*<void*, ulong, ulong, void*> _resize;

    /// <summary>Takes a function that gives a block another size and keeps what it held: (block or null, its bytes, the bytes
    /// wanted) to the block, or null when there is no memory or 0 are wanted.</summary>
    public static void Use(delegate*<void*, ulong, ulong, void*> resize) => _resize = resize;

    /// <summary>A block of zeros; null when there is no memory.</summary>
    public static void* Allocate(ulong bytes)
    {
        void* block = Resize(null, 0, bytes);
        if (block != null)
            NativeMemory.Clear(block, (nuint)bytes);

        return block;
    }

    /// <summary>Gives a block another size. What is new in it is not cleared.</summary>
    public static void* Resize(void* block, ulong bytes, ulong wanted) => _resize(block, bytes, wanted);

    /// <summary>Gives a block back.</summary>
    public static void Free(void* block, ulong bytes)
    {
        if (block != null)
            _resize(block, bytes, 0);
    }
}
