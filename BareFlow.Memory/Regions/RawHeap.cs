using IL2CPU.API;

namespace BareFlow.Memory.Regions;

/// <summary>The kernel's raw heap: a region with base, break and limit, in X#.</summary>
/// <remarks>Law: <c>base &lt;= break &lt;= limit</c>. Allocators take their memory only from here.
/// Not safe against interrupts: one owner, which is the kernel heap.</remarks>
[Plug("RawHeap.xs")]
public static class RawHeap
{
    /// <summary>Gives the heap its region, empty. The caller makes sure that [<paramref name="start"/>, <paramref name="limit"/>)
    /// is mapped RAM without other use, and <c>start &lt;= limit</c>.</summary>
    [PlugMethod]
    public static extern void Initialize(VirtAddr start, VirtAddr limit);

    /// <summary>Moves the break up; 1 when done, 0 when that is above the limit and nothing changed.</summary>
    [PlugMethod]
    public static extern uint Grow(ulong bytes);

    /// <summary>Moves the break down; 1 when done, 0 when that is below the base and nothing changed.</summary>
    [PlugMethod]
    public static extern uint Shrink(ulong bytes);

    /// <summary>The first byte of the region.</summary>
    [PlugMethod]
    public static extern VirtAddr Base();

    /// <summary>The first byte past the memory that was handed out.</summary>
    [PlugMethod]
    public static extern VirtAddr Break();

    /// <summary>The first byte past the region.</summary>
    [PlugMethod]
    public static extern VirtAddr Limit();
}
