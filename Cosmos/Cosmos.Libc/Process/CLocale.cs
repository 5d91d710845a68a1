using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cosmos.Core.Runtime;

namespace Cosmos.Libc;

/// <summary>What <c>locale_t</c> leads to, as glibc has it: its macros read the tables of character types.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CLocale
{
    private const int Categories = 13;

    private fixed ulong _categories[Categories];
    private void* _types;
    private void* _lower;
    private void* _upper;
    private fixed ulong _names[Categories];

    /// <summary>Makes it the locale C.</summary>
    public void Fill()
    {
        _types = *Types();
        _lower = *Lower();
        _upper = *Upper();
        for (int category = 0; category < Categories; category++)
            _names[category] = (ulong)Literal.Address("C\0"u8);
    }

    [RuntimeImport("*", "__ctype_b_loc")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void** Types();

    [RuntimeImport("*", "__ctype_tolower_loc")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void** Lower();

    [RuntimeImport("*", "__ctype_toupper_loc")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void** Upper();
}
