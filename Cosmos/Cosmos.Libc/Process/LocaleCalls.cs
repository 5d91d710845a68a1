using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Locales (<c>&lt;locale.h&gt;</c>, C17, 7.11, and POSIX.1-2017). There are two: <c>C</c>, also called <c>POSIX</c>, and
/// <c>C.UTF-8</c>, where characters are UTF-8 and all else is as in C.</summary>
/// <remarks>A locale object of <c>newlocale</c> is one of the two as a whole, whichever categories it is made for.</remarks>
internal static unsafe class LocaleCalls
{
    private const int CharacterTypes = 0;
    private const int All = 6;
    private const int LastCategory = 12;
    private const int NoDigit = sbyte.MaxValue;
    private const int ExtraDigits = 14;
    private const int ExtraTexts = 10;

    [LockedBy(typeof(LocaleCalls), "_lock")]
    private static Conventions _conventions;

    private static PthreadMutex _lock;

    /// <summary>Sets a category of the locale, or all of them.</summary>
    /// <param name="category">LC_CTYPE and so on.</param>
    /// <param name="name">Null to only ask; empty for what LC_ALL, LC_CTYPE or LANG says.</param>
    /// <returns>The name now; null for a locale that is not there.</returns>
    [RuntimeExport("setlocale")]
    private static byte* Set(int category, byte* name)
    {
        if ((uint)category > LastCategory)
            return (byte*)CResult.NullWith(Errno.EINVAL);

        if (name == null)
            return NameOf(Multibyte.IsProgramUtf8 && category is CharacterTypes or All);

        byte* wanted = *name == 0 ? OfEnvironment() : name;
        bool isUtf8 = IsUtf8(wanted);
        if (!isUtf8 && !IsC(wanted))
            return (byte*)CResult.NullWith(Errno.ENOENT);

        if (category is CharacterTypes or All)
            Multibyte.IsProgramUtf8 = isUtf8;

        return NameOf(isUtf8);
    }

    /// <summary>Numbers and money as in C: a point, and nothing else.</summary>
    [RuntimeExport("localeconv")]
    private static Conventions* GetConventions()
    {
        PthreadMutex.Lock((PthreadMutex*)Static.AddressOf(ref _lock));
        var conventions = (Conventions*)Static.AddressOf(ref _conventions);
        conventions->Point = Literal.Address(".\0"u8);
        byte** texts = &conventions->Separator;
        for (int index = 1; index < ExtraTexts; index++)
            texts[index - 1] = Literal.Address("\0"u8);

        for (int index = 0; index < ExtraDigits; index++)
            conventions->Digits[index] = NoDigit;

        PthreadMutex.Unlock((PthreadMutex*)Static.AddressOf(ref _lock));
        return conventions;
    }

    /// <summary>Makes a locale object.</summary>
    /// <returns>Null with ENOENT for a locale that is not there, ENOMEM.</returns>
    [RuntimeExport("newlocale")]
    private static CLocale* Make(int categories, byte* name, CLocale* previous)
    {
        bool isUtf8 = IsUtf8(name);
        if (name == null || (*name != 0 && !isUtf8 && !IsC(name)))
            return (CLocale*)CResult.NullWith(name == null ? Errno.EINVAL : Errno.ENOENT);

        CLocale* made = previous != null ? previous : (CLocale*)Heap.AllocateZeroed(1, (ulong)sizeof(CLocale));
        if (made == null)
            return (CLocale*)CResult.NullWith(Errno.ENOMEM);

        made->Fill(*name == 0 ? IsUtf8(OfEnvironment()) : isUtf8);
        return made;
    }

    [RuntimeExport("duplocale")]
    private static CLocale* Duplicate(CLocale* locale)
    {
        var copy = (CLocale*)Heap.AllocateZeroed(1, (ulong)sizeof(CLocale));
        if (copy == null)
            return (CLocale*)CResult.NullWith(Errno.ENOMEM);

        copy->Fill(locale == Global ? Multibyte.IsProgramUtf8 : locale->IsUtf8);
        return copy;
    }

    [RuntimeExport("freelocale")]
    private static void Free(CLocale* locale) => Heap.Free(locale);

    /// <summary>Gives the calling thread a locale of its own, or with LC_GLOBAL_LOCALE the program's; null changes nothing.</summary>
    /// <returns>The one before.</returns>
    [RuntimeExport("uselocale")]
    private static CLocale* Use(CLocale* locale)
    {
        CLocale* before = CLocale.OfThread;
        if (locale != null)
            CLocale.OfThread = locale == Global ? null : locale;

        return before == null ? Global : before;
    }

    /// <summary>LC_GLOBAL_LOCALE.</summary>
    private static CLocale* Global => (CLocale*)ulong.MaxValue;

    private static byte* NameOf(bool isUtf8) => isUtf8 ? Literal.Address("C.UTF-8\0"u8) : Literal.Address("C\0"u8);

    private static byte* OfEnvironment()
    {
        byte* name = ProgramEnvironment.Get(Literal.Address("LC_ALL\0"u8));
        name = name == null || *name == 0 ? ProgramEnvironment.Get(Literal.Address("LC_CTYPE\0"u8)) : name;
        name = name == null || *name == 0 ? ProgramEnvironment.Get(Literal.Address("LANG\0"u8)) : name;
        return name == null || *name == 0 || (!IsUtf8(name) && !IsC(name)) ? Literal.Address("C\0"u8) : name;
    }

    private static bool IsC(byte* name) => CString.Compare(name, Literal.Address("C\0"u8)) == 0
        || CString.Compare(name, Literal.Address("POSIX\0"u8)) == 0;

    /// <summary>Any language will do, as long as its characters are UTF-8.</summary>
    private static bool IsUtf8(byte* name)
    {
        if (name == null)
            return false;

        ulong length = CString.Length(name);
        return EndsWith(name, length, Literal.Address(".UTF-8\0"u8)) || EndsWith(name, length, Literal.Address(".utf8\0"u8));
    }

    private static bool EndsWith(byte* text, ulong length, byte* end) =>
        length >= CString.Length(end) && CString.Compare(text + length - CString.Length(end), end) == 0;

    /// <summary>C's <c>struct lconv</c> as glibc has it: 10 texts and 14 numbers.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Conventions
    {
        public byte* Point;
        public byte* Separator;
        private fixed ulong _texts[ExtraTexts - 2];
        public fixed byte Digits[ExtraDigits];
    }
}
