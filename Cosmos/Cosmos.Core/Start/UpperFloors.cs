using System.Runtime;
using System.Runtime.CompilerServices;

namespace Cosmos.Core.Start;

/// <summary>The floors of an image that stand on the core: files, the C surface. An image has them or not; the core calls none of them by
/// name.</summary>
internal static class UpperFloors
{
    /// <summary>Whether the first call of each C function that is only there to be called is logged: the word <c>trace=libc</c>.
    /// Set at boot.</summary>
    public static bool TracesStubs { get; set; }

    /// <summary>Has them enter what they have for the core: tables of self-tests. Once, at boot, when the heap and the clock are there;
    /// no file and no thread of theirs is there yet.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "bareflow_start_floors")]
    public static extern void Start();

    /// <summary>What the linker takes for <see cref="Start"/> in an image without them.</summary>
    [RuntimeExport("bareflow_no_floors")]
    private static void StartNone()
    {
    }
}
