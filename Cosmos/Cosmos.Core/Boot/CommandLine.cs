using System;

namespace Cosmos.Core;

/// <summary>Reads the kernel command line: words separated by spaces. A word that is not understood is reported with what
/// would be, and boot goes on with the default.</summary>
internal static class CommandLine
{
    private const byte Separator = (byte)' ';

    // Where a word stands in Switches, if it may stand alone, and in Settings, if it takes a value.
    private const int SelfTest = 0;
    private const int Exit = 1;
    private const int Core = 2;
    private const int HeapSize = 3;
    private const int Fault = 4;
    private const int Trace = 5;
    private const int Allocator = 6;
    private const int Harden = 7;
    private const int Console = 8;

    private static ReadOnlySpan<byte> Switches => "selftest exit core"u8;

    private static ReadOnlySpan<byte> Settings => "selftest = = heap fault trace allocator harden console"u8;

    private static ReadOnlySpan<byte> Known =>
        "selftest[=GLOB] exit core heap=SIZE fault=NAME trace=malloc allocator=bump harden=off console=serial"u8;

    /// <summary>The options that <paramref name="line"/> asks for.</summary>
    public static BootOptions Parse(ReadOnlySpan<byte> line)
    {
        var options = BootOptions.Default;
        while (line.Length > 0)
        {
            ReadOnlySpan<byte> word = Text.Before(line, Separator);
            line = Text.After(line, Separator);
            if (word.Length > 0)
                Apply(word, ref options);
        }

        return options;
    }

    private static void Apply(ReadOnlySpan<byte> word, ref BootOptions options)
    {
        ReadOnlySpan<byte> name = Text.Before(word, (byte)'=');
        ReadOnlySpan<byte> value = Text.After(word, (byte)'=');
        bool hasValue = name.Length < word.Length;
        switch (Text.IndexOfWord(hasValue ? Settings : Switches, name))
        {
            case SelfTest:
                options.SelfTest = true;
                options.SelfTestGlob = hasValue ? value : options.SelfTestGlob;
                break;
            case Exit:
                options.Exit = true;
                break;
            case Core:
                options.CoreOnly = true;
                break;
            case HeapSize:
                SetHeap(word, value, ref options);
                break;
            case Fault:
                options.Fault = value;
                break;
            case Trace:
                options.TraceHeap = Accept(word, value, "malloc"u8, default);
                break;
            case Allocator:
                Accept(word, value, "bump"u8, "freelist"u8);
                break;
            case Harden:
                Accept(word, value, "off"u8, "checks full"u8);
                break;
            case Console:
                Accept(word, value, "serial"u8, "vga both"u8);
                break;
            default:
                ReportUnknown(word);
                break;
        }
    }

    private static void SetHeap(ReadOnlySpan<byte> word, ReadOnlySpan<byte> value, ref BootOptions options)
    {
        bool isSize = SizeText.TryParse(value, out ulong size);
        if (isSize && size >= BootOptions.MinimumHeapSize)
        {
            options.HeapSize = size;
            return;
        }

        Complain(word);
        Terminal.Write(isSize ? "too small; "u8 : "not a size; sizes are written 256K, 32M, 1G. "u8);
        Terminal.Write("Using the default, "u8);
        Terminal.WriteSize(BootOptions.DefaultHeapSize);
        Terminal.WriteLine();
    }

    /// <summary>Whether a setting has the one value that this kernel serves; another is reported, with the difference
    /// between one that <paramref name="otherKernels"/> names and one that means nothing.</summary>
    private static bool Accept(
        ReadOnlySpan<byte> word, ReadOnlySpan<byte> value, ReadOnlySpan<byte> served, ReadOnlySpan<byte> otherKernels)
    {
        if (Text.Equal(value, served))
            return true;

        Complain(word);
        Terminal.Write(Text.IndexOfWord(otherKernels, value) >= 0 ? "not in this kernel; "u8 : "no such value; "u8);
        Terminal.Write("it serves "u8);
        Terminal.WriteLine(served);
        return false;
    }

    private static void ReportUnknown(ReadOnlySpan<byte> word)
    {
        Complain(word);
        Terminal.Write("unknown word. Known: "u8);
        Terminal.WriteLine(Known);
    }

    private static void Complain(ReadOnlySpan<byte> word)
    {
        Terminal.Write("command line: '"u8);
        Terminal.Write(word);
        Terminal.Write("': "u8);
    }
}
