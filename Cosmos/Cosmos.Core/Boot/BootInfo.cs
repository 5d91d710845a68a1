using System;
using System.Runtime.InteropServices;

namespace Cosmos.Core;

/// <summary>What the loader told the kernel, whichever loader it was. The command line is a copy, so the loader's memory
/// may be used for anything once this is filled.</summary>
internal static unsafe class BootInfo
{
    private const int MaximumCommandLine = 1024;

    private static CommandLineBuffer _commandLine;
    private static int _commandLineLength;

    /// <summary>Usable RAM.</summary>
    public static MemoryMap Memory;

    /// <summary>The kernel command line, at most 1,024 bytes of it.</summary>
    public static ReadOnlySpan<byte> CommandLine =>
        MemoryMarshal.CreateReadOnlySpan(ref _commandLine.Bytes[0], _commandLineLength);

    /// <summary>Whether the command line was longer than the kernel keeps.</summary>
    public static bool CommandLineWasCut { get; private set; }

    /// <summary>Reads what the loader left.</summary>
    /// <param name="magic">EAX at entry: how a Multiboot2 loader makes itself known.</param>
    /// <param name="information">EBX at entry: the physical address of the loader's structure.</param>
    /// <returns>False when the structure is none that the kernel knows; then nothing was read.</returns>
    public static bool TryRead(uint magic, uint information)
    {
        if (magic == Multiboot2.LoaderMagic)
            return Multiboot2.TryRead(information);

        return Pvh.TryRead(information);
    }

    /// <summary>Keeps a copy of the zero-terminated command line at <paramref name="text"/>; null means empty.</summary>
    public static void SetCommandLine(byte* text)
    {
        int length = 0;
        while (text != null && length < MaximumCommandLine && text[length] != 0)
        {
            _commandLine.Bytes[length] = text[length];
            length++;
        }

        _commandLineLength = length;
        CommandLineWasCut = length == MaximumCommandLine && text[length] != 0;
    }

    private struct CommandLineBuffer
    {
        public fixed byte Bytes[MaximumCommandLine];
    }
}
