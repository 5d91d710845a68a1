using System.Runtime.InteropServices;
using BareFlow.Memory;

namespace Cosmos.Core.Loader;

/// <summary>A screen of pixels as the loader set it up; all zero when it set up none, or one of text.</summary>
/// <remarks>Multiboot2 specification, 3.6.12, in its layout. Nothing but the address was checked.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal struct FramebufferInfo
{
    /// <summary><see cref="Kind"/> of a screen whose pixels are numbers of colours.</summary>
    public const byte IndexedColour = 0;

    /// <summary><see cref="Kind"/> of a screen of text, which has no pixels.</summary>
    public const byte TextOnly = 2;

    /// <summary><see cref="Kind"/> of a screen whose pixels hold their colour as <see cref="RedPosition"/> and so on say.</summary>
    public const byte DirectColour = 1;

    /// <summary>The first byte; 0 when there is none.</summary>
    public PhysAddr Address;

    /// <summary>Bytes from one line to the next.</summary>
    public uint Pitch;

    /// <summary>Pixels in a line.</summary>
    public uint Width;

    /// <summary>Lines.</summary>
    public uint Height;

    /// <summary>Bits of a pixel.</summary>
    public byte BitsPerPixel;

    /// <summary>How colours are told: <see cref="IndexedColour"/>, <see cref="DirectColour"/>, <see cref="TextOnly"/>.</summary>
    public byte Kind;

    private readonly ushort _reserved;

    /// <summary>The lowest bit of red.</summary>
    public byte RedPosition;

    /// <summary>Bits of red.</summary>
    public byte RedSize;

    /// <summary>The lowest bit of green.</summary>
    public byte GreenPosition;

    /// <summary>Bits of green.</summary>
    public byte GreenSize;

    /// <summary>The lowest bit of blue.</summary>
    public byte BluePosition;

    /// <summary>Bits of blue.</summary>
    public byte BlueSize;
}
