using System;

namespace Cosmos.Core;

/// <summary>Reads the kernel command line: words separated by spaces. A word that is not understood is reported with what
/// would be, and boot goes on with the default.</summary>
internal static class CommandLine
{
    private const byte Separator = (byte)' ';

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
        if (Text.IndexOf(word, (byte)'=') < word.Length)
            ApplySetting(word, ref options);
        else if (Text.Equal(word, "selftest"u8))
            options.SelfTest = true;
        else if (Text.Equal(word, "exit"u8))
            options.Exit = true;
        else if (Text.Equal(word, "core"u8))
            options.CoreOnly = true;
        else
            ReportUnknown(word);
    }

    private static void ApplySetting(ReadOnlySpan<byte> word, ref BootOptions options)
    {
        ReadOnlySpan<byte> name = Text.Before(word, (byte)'=');
        ReadOnlySpan<byte> value = Text.After(word, (byte)'=');
        if (Text.Equal(name, "selftest"u8))
            SetSelfTest(value, ref options);
        else if (Text.Equal(name, "heap"u8))
            SetHeap(word, value, ref options);
        else if (Text.Equal(name, "fault"u8))
            options.Fault = value;
        else if (Text.Equal(name, "trace"u8))
            options.TraceHeap = Accept(word, value, "malloc"u8, ""u8);
        else if (Text.Equal(name, "allocator"u8))
            Accept(word, value, "bump"u8, "freelist"u8);
        else if (Text.Equal(name, "harden"u8))
            Accept(word, value, "off"u8, "checks full"u8);
        else if (Text.Equal(name, "console"u8))
            Accept(word, value, "serial"u8, "vga both"u8);
        else
            ReportUnknown(word);
    }

    private static void SetSelfTest(ReadOnlySpan<byte> glob, ref BootOptions options)
    {
        options.SelfTest = true;
        options.SelfTestGlob = glob;
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
        Terminal.Write(IsOneOf(value, otherKernels) ? "not in this kernel; "u8 : "no such value; "u8);
        Terminal.Write("it serves "u8);
        Terminal.WriteLine(served);
        return false;
    }

    private static bool IsOneOf(ReadOnlySpan<byte> value, ReadOnlySpan<byte> words)
    {
        while (words.Length > 0 && !Text.Equal(Text.Before(words, Separator), value))
            words = Text.After(words, Separator);

        return words.Length > 0;
    }

    private static void ReportUnknown(ReadOnlySpan<byte> word)
    {
        Complain(word);
        Terminal.Write("unknown word. Known: selftest[=GLOB] exit core heap=SIZE fault=NAME trace=malloc "u8);
        Terminal.WriteLine("allocator=bump harden=off console=serial"u8);
    }

    private static void Complain(ReadOnlySpan<byte> word)
    {
        Terminal.Write("command line: '"u8);
        Terminal.Write(word);
        Terminal.Write("': "u8);
    }
}
