using System.Runtime;
using System.Runtime.CompilerServices;
using IL2CPU.API;

namespace Cosmos.Core.Start;

/// <summary>The floors of an image that stand on the core: files, the C surface. An image has them or not; the core calls none of them by
/// name.</summary>
internal static class UpperFloors
{
    /// <summary>Whether the first call of each C function that is only a stub is logged: the word <c>trace=libc</c>.
    /// Set at boot.</summary>
    [field: SetAtBoot]
    public static bool TracesStubs { get; set; }

    /// <summary>Makes them enter their tables of self-tests, in <c>TestTables</c>. Once, before the first run.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "bareflow_floor_tests")]
    public static extern void EnterTests();

    /// <summary>The linker takes this for <see cref="EnterTests"/> in an image without them.</summary>
    [RuntimeExport("bareflow_no_floor_tests")]
    private static void EnterNone()
    {
    }
}
