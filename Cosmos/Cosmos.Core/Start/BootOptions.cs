using System;
using BareFlow.Memory;
using BareFlow.Memory.Hardened;
using Cosmos.Core.Console;
using Cosmos.Core.Memory;

namespace Cosmos.Core.Start;

/// <summary>The options of the kernel command line.</summary>
public ref struct BootOptions
{
    /// <summary>The smallest heap.</summary>
    public const ulong MinimumHeapSize = VirtPage.Size;

    /// <summary><c>selftest</c>: run the self-tests.</summary>
    public bool SelfTest;

    /// <summary><c>selftest=GLOB</c>: which ones.</summary>
    public ReadOnlySpan<byte> SelfTestGlob;

    /// <summary><c>exit</c>: switch off when the self-tests, or the program, are done.</summary>
    public bool Exit;

    /// <summary><c>core</c>: do not start the kernel program.</summary>
    public bool CoreOnly;

    /// <summary><c>heap=SIZE</c>, in bytes; 0 for the default, which the image says.</summary>
    public ulong HeapSize;

    /// <summary><c>allocator=bump</c> or <c>allocator=freelist</c>.</summary>
    public AllocatorKind Allocator;

    /// <summary><c>harden=off</c>, <c>harden=checks</c> or <c>harden=full</c>; off where the allocator is not the free
    /// list.</summary>
    public HardeningLevel Hardening;

    /// <summary><c>trace=malloc</c>: a line for each heap call.</summary>
    public bool TraceHeap;

    /// <summary><c>trace=libc</c>: a line for the first call of each C function that is a stub.</summary>
    public bool TraceLibc;

    /// <summary><c>leaks</c>: list blocks that were never freed, at the end. The heap is hardened then, so that it knows them.</summary>
    public bool Leaks;

    /// <summary><c>fault=NAME</c>: which fault to raise after boot.</summary>
    public ReadOnlySpan<byte> Fault;

    /// <summary><c>console=serial</c>, <c>console=vga</c> or <c>console=both</c>: where text goes.</summary>
    public ConsoleKind Console;

    /// <summary>Whether words that the kernel does not understand are arguments of the program.</summary>
    public bool ProgramTakesWords;

    /// <summary>The defaults, for an empty command line.</summary>
    public BootOptions()
    {
        SelfTestGlob = "*"u8;
        Console = ConsoleKind.Both;
    }
}
