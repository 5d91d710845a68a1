using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory;

namespace Cosmos.Core.Loader;

/// <summary>What a loader told, whichever loader it was. Begins zeroed.</summary>
internal unsafe struct BootRecord
{
    /// <summary>Bytes of the command line that are kept.</summary>
    public const int MaximumCommandLine = 1024;

    // Real mode's vectors and the BIOS data area; from the screen of the first PC to the end of its ROM.
    private const ulong LowestBytes = PhysFrame.Bytes;
    private const ulong ScreensAndRoms = 0xA_0000;
    private const ulong ScreensAndRomsBytes = 0x6_0000;

    private int _commandLineLength;

    /// <summary>Where ACPI's RSDP or a copy of it is said to be; 0 when the loader told nothing.</summary>
    public ulong AcpiRoot;

    /// <summary>The screen.</summary>
    public FramebufferInfo Framebuffer;

    /// <summary>Whether the command line was longer than what is kept.</summary>
    public bool CommandLineWasCut;

    /// <summary>What all physical addresses are.</summary>
    public MemoryMap Memory;

    private CommandLineBuffer _commandLine;

    /// <summary>What may be read.</summary>
    public MemoryWindow Window { get; private set; }

    /// <summary>The command line. A copy.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> CommandLine =>
        MemoryMarshal.CreateReadOnlySpan(ref _commandLine.Bytes[0], _commandLineLength);

    /// <summary>Reads what the loader left.</summary>
    /// <param name="magic">EAX at entry: how a Multiboot2 loader makes itself known.</param>
    /// <param name="information">EBX at entry: the address of the loader's structure.</param>
    /// <param name="window">What may be read; nothing outside of it is.</param>
    /// <returns>False when the structure is none that the kernel knows; then nothing was read.</returns>
    public bool TryRead(uint magic, ulong information, in MemoryWindow window)
    {
        Window = window;
        Memory.Clear();
        Memory.Add(0, LowestBytes, MemoryKind.Reserved);
        Memory.Add(ScreensAndRoms, ScreensAndRomsBytes, MemoryKind.Reserved);
        return magic == Multiboot2.LoaderMagic
            ? Multiboot2.TryRead(information, ref this)
            : Pvh.TryRead(information, ref this);
    }

    /// <summary>Keeps the memory of something that the loader left, if it may be read.</summary>
    /// <returns>False when not all of it may be; then nothing was kept.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryKeep(ulong start, ulong bytes)
    {
        if (!Window.Holds(start, bytes))
            return false;

        Memory.Add(start, bytes, MemoryKind.Boot);
        return true;
    }

    /// <summary>Copies the zero-terminated command line at <paramref name="text"/>, which ends at <paramref name="end"/>
    /// if not before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void SetCommandLine(byte* text, ulong end)
    {
        long length = 0;
        for (; (ulong)text < end && *text != 0 && !CommandLineWasCut; text++)
        {
            CommandLineWasCut = length == MaximumCommandLine;
            if (!CommandLineWasCut)
                _commandLine.Bytes[length++] = *text;
        }

        _commandLineLength = (int)length;
    }

    private struct CommandLineBuffer
    {
        public fixed byte Bytes[MaximumCommandLine];
    }
}
