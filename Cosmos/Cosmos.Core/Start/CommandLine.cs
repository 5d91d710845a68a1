using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Hardened;
using Cosmos.Core.Console;
using Cosmos.Core.Memory;
using Cosmos.Core.Strings;

namespace Cosmos.Core.Start;

/// <summary>Reads the kernel command line: words separated by spaces. An unknown word belongs to the program, if
/// that takes words; else it is reported with the known ones, and boot goes on with the default. All words behind
/// <c>--</c> belong to the program.</summary>
internal static class CommandLine
{
    // The positions of names in Names.
    private const int Heap = 0;
    private const int Fault = 1;
    private const int SelfTest = 2;

    // The positions of words in Words.
    private const int Exit = 0;
    private const int Core = 1;
    private const int TraceMalloc = 2;
    private const int TraceLibc = 3;
    private const int FreeList = 4;
    private const int Bump = 5;
    private const int HardenOff = 6;
    private const int HardenFull = 8;
    private const int BeforeConsoles = HardenFull;
    private const int Leaks = BeforeConsoles + 4;

    /// <summary>The prefix of words that set a variable of the program's environment: <c>env.NAME=VALUE</c>.</summary>
    public static ReadOnlySpan<byte> EnvironmentPrefix => "env."u8;

    /// <summary>The separator; all words behind it belong to the program.</summary>
    private static ReadOnlySpan<byte> Separator => "--"u8;

    private static ReadOnlySpan<byte> Names => "heap fault selftest"u8;

    /// <summary>Names that accept only the values among <see cref="Words"/>.</summary>
    private static ReadOnlySpan<byte> Settings => "trace allocator harden console"u8;

    private static ReadOnlySpan<byte> Words =>
        "exit core trace=malloc trace=libc allocator=freelist allocator=bump harden=off harden=checks "u8 +
        "harden=full console=serial console=vga console=both leaks"u8;

    /// <summary>Sets the options of <paramref name="line"/> in <paramref name="options"/>.</summary>
    public static void Parse(ReadOnlySpan<byte> line, ref BootOptions options)
    {
        ReadOnlySpan<byte> word;
        while ((word = TakeOwn(ref line)).Length > 0)
            Apply(word, ref options);

        while (!options.ProgramTakesWords && (word = TakeWord(ref line)).Length > 0)
            ReportUnknown(word);

        if (options.Leaks && options.Hardening == HardeningLevel.Off)
            options.Hardening = HardeningLevel.Checks;

        if (options.Allocator == AllocatorKind.Bump && options.Hardening != HardeningLevel.Off)
            LeaveUnhardened(ref options);
    }

    /// <summary>Takes the next word off a line, up to the separator, which is taken too.</summary>
    /// <returns>Nothing at the end, and at the separator; the rest of the line is then the program's.</returns>
    public static ReadOnlySpan<byte> TakeOwn(scoped ref ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> word = TakeWord(ref line);
        return Text.Equal(word, Separator) ? default : word;
    }

    /// <summary>Takes the next word off a line.</summary>
    /// <returns>Nothing at the end.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ReadOnlySpan<byte> TakeWord(scoped ref ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> word = default;
        while (word.Length == 0 && line.Length > 0)
            word = Text.Take(ref line, (byte)' ');

        return word;
    }

    /// <summary>Whether a word in front of the separator is the kernel's, and so not an argument of the program: it is known,
    /// or reported.</summary>
    public static bool IsOwn(ReadOnlySpan<byte> word)
    {
        ReadOnlySpan<byte> value = word;
        return Text.IndexOfWord(Names, Text.Take(ref value, (byte)'=')) >= 0
            || Text.IndexOfWord(Words, word) >= 0
            || Text.StartsWith(word, EnvironmentPrefix)
            || IsSetting(word);
    }

    /// <summary>Whether a word of the command line sets a variable: the prefix, a name, an equals sign.</summary>
    internal static bool IsVariable(ReadOnlySpan<byte> word)
    {
        int equals = Text.IndexOf(word, (byte)'=');
        return Text.StartsWith(word, EnvironmentPrefix)
            && equals < word.Length
            && equals > EnvironmentPrefix.Length;
    }

    private static void Apply(ReadOnlySpan<byte> word, ref BootOptions options)
    {
        ReadOnlySpan<byte> value = word;
        ReadOnlySpan<byte> name = Text.Take(ref value, (byte)'=');
        int place = Text.IndexOfWord(Names, name);
        if (place == Heap)
            SetHeap(word, value, ref options);
        else if (place == Fault)
            options.Fault = value.Length > 0 ? value : name;
        else if (place == SelfTest)
            SetSelfTest(value, ref options);
        else if (!Text.StartsWith(word, EnvironmentPrefix))
            ApplyWord(word, ref options);
        else if (!IsVariable(word))
            Complain(word, "sets no variable, as env.NAME=VALUE does"u8);
    }

    private static void ApplyWord(ReadOnlySpan<byte> word, ref BootOptions options)
    {
        int place = Text.IndexOfWord(Words, word);
        if (place == Exit)
            options.Exit = true;
        else if (place == Core)
            options.CoreOnly = true;
        else if (place == TraceMalloc)
            options.TraceHeap = true;
        else if (place == TraceLibc)
            options.TraceLibc = true;
        else if (place == FreeList)
            options.Allocator = AllocatorKind.FreeList;
        else if (place == Bump)
            options.Allocator = AllocatorKind.Bump;
        else if (place is >= HardenOff and <= HardenFull)
            options.Hardening = (HardeningLevel)(place - HardenOff);
        else if (place == Leaks)
            options.Leaks = true;
        else if (place > BeforeConsoles)
            options.Console = (ConsoleKind)(place - BeforeConsoles);
        else if (!options.ProgramTakesWords || IsSetting(word))
            ReportUnknown(word);
    }

    private static bool IsSetting(ReadOnlySpan<byte> word)
    {
        ReadOnlySpan<byte> value = word;
        ReadOnlySpan<byte> name = Text.Take(ref value, (byte)'=');
        return name.Length < word.Length && Text.IndexOfWord(Settings, name) >= 0;
    }

    private static void LeaveUnhardened(ref BootOptions options)
    {
        Complain("allocator=bump"u8, "cannot be hardened; using harden=off"u8);
        options.Hardening = HardeningLevel.Off;
        options.Leaks = false;
    }

    private static void SetSelfTest(ReadOnlySpan<byte> glob, ref BootOptions options)
    {
        options.SelfTest = true;
        if (glob.Length > 0)
            options.SelfTestGlob = glob;
    }

    private static void SetHeap(ReadOnlySpan<byte> word, ReadOnlySpan<byte> value, ref BootOptions options)
    {
        options.HeapSize = 0;
        if (SizeText.TryParse(value, out ulong size) && size >= BootOptions.MinimumHeapSize)
            options.HeapSize = size;
        else
            Complain(word, "not a size from 4K up, such as 256K, 32M or 1G; using the default"u8);
    }

    private static void ReportUnknown(ReadOnlySpan<byte> word)
    {
        Complain(word, "not in this kernel. Known: heap=SIZE fault=NAME selftest=GLOB"u8);
        Terminal.WriteLine(Words);
    }

    private static void Complain(ReadOnlySpan<byte> word, ReadOnlySpan<byte> advice)
    {
        Terminal.Colour = TextColour.Warning;
        Terminal.WriteForeign(word);
        Terminal.Write(": "u8);
        Terminal.WriteLine(advice);
        Terminal.Colour = TextColour.Normal;
    }
}
