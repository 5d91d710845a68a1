using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cosmos.Core.Runtime;
using Cosmos.Core.Threads;

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

    /// <summary>Whether its characters are UTF-8.</summary>
    public bool IsUtf8;

    /// <summary>The calling thread's own; null where it has the program's.</summary>
    public static CLocale* OfThread
    {
        get => (CLocale*)Scheduler.Current->Locale;
        set => Scheduler.Current->Locale = value;
    }

    /// <summary>Whether a function of musl has set a locale of UTF-8 for the calling thread, as <c>iconv</c> does while it runs: its first
    /// category is then not null.</summary>
    public static bool IsUtf8ForMusl
    {
        get
        {
            var words = (ThreadWords*)Scheduler.Current->ThreadPointer;
            return words != null && *(void**)words->Locale != null;
        }
    }

    /// <summary>Makes it the locale C.</summary>
    /// <param name="isUtf8">Whether its characters are UTF-8 all the same.</param>
    public void Fill(bool isUtf8)
    {
        IsUtf8 = isUtf8;
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
