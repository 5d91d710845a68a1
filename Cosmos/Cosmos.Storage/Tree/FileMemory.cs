using System.Runtime.InteropServices;
using IL2CPU.API;

namespace Cosmos.Storage;

/// <summary>The source of the memory of files. The code that sets the tree up chooses it: the kernel its heap and its maps, a test
/// its own.</summary>
internal static unsafe class FileMemory
{
    [SetAtBoot]
    private static delegate*<void*, ulong, ulong, void*> _resize;

    /// <summary>Sets the function that resizes a block and keeps its contents: (block or null, its bytes, the wanted
    /// bytes) to the block, or null when there is no memory or 0 are wanted.</summary>
    public static void Use(delegate*<void*, ulong, ulong, void*> resize) => _resize = resize;

    /// <summary>A block of zeros; null when there is no memory.</summary>
    public static void* Allocate(ulong bytes)
    {
        void* block = Resize(null, 0, bytes);
        if (block != null)
            NativeMemory.Clear(block, (nuint)bytes);

        return block;
    }

    /// <summary>Resizes a block. New bytes in it are not cleared.</summary>
    public static void* Resize(void* block, ulong bytes, ulong wanted) => _resize(block, bytes, wanted);

    /// <summary>Frees a block.</summary>
    public static void Free(void* block, ulong bytes)
    {
        if (block != null)
            _resize(block, bytes, 0);
    }
}
