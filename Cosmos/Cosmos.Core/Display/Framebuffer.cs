using System.Runtime.CompilerServices;
using Cosmos.Core.Loader;
using Cosmos.Core.Memory;
using IL2CPU.API;

namespace Cosmos.Core.Display;

/// <summary>A linear framebuffer of 24 or 32 bits a pixel, with red or blue first, or of 8 bits that are the number of a colour, on which
/// a cell is a glyph of <see cref="Font"/>.</summary>
/// <remarks>Multiboot2 specification, 3.6.12. The fourth byte of a pixel means nothing. Of a palette, the first
/// 16 colours are those of text mode, as GRUB sets it. The framebuffer is written and, but for a self-test, never read, as reading device
/// memory is slow.</remarks>
internal static unsafe class Framebuffer
{
    private const uint MinimumWidth = VgaText.Columns * Font.Width;
    private const uint MinimumHeight = VgaText.Rows * Font.Height;
    private const uint MaximumPitch = 64 * 1024;
    private const int BitsOfByte = 8;
    private const int MiddleByte = 8;
    private const int LastByte = 16;
    private const int CursorTop = 14;
    private const byte WholeRow = 0xFF;

    // A colour of VGA text mode: blue, green, red, and one bit that adds a third to all of them.
    private const int GreenBit = 1;
    private const int RedBit = 2;
    private const int BrightBit = 3;
    private const uint ColourMask = 0x0F;
    private const uint Strong = 0xAA;
    private const uint Bright = 0x555555;

    [SetAtBoot]
    private static byte* _pixels;

    private const int PaperShift = 12;

    /// <summary>Whether the loader left one that this class can draw on, with room for at least 80 by 25 cells.</summary>
    public static bool IsUsable
    {
        get
        {
            ref FramebufferInfo info = ref BootInfo.Framebuffer;
            return info.Address.Value != 0
                && (IsIndexed || IsDirect)
                && info.Width >= MinimumWidth
                && info.Height >= MinimumHeight
                && info.Pitch <= MaximumPitch
                && info.Pitch >= (ulong)info.Width * PixelBytes;
        }
    }

    /// <summary>Whether the loader left one of pixels, usable or not.</summary>
    public static bool IsTold =>
        BootInfo.Framebuffer.Address.Value != 0 && BootInfo.Framebuffer.Kind != FramebufferInfo.TextOnly;

    private static bool IsIndexed =>
        BootInfo.Framebuffer.Kind == FramebufferInfo.IndexedColour && BootInfo.Framebuffer.BitsPerPixel == BitsOfByte;

    private static bool IsDirect =>
        BootInfo.Framebuffer.Kind == FramebufferInfo.DirectColour
        && BootInfo.Framebuffer.BitsPerPixel is 24 or 32
        && BootInfo.Framebuffer.GreenPosition == MiddleByte;

    /// <summary>Whether it can be reached.</summary>
    public static bool IsMapped => _pixels != null;

    /// <summary>Bytes from one pixel to the next.</summary>
    private static uint PixelBytes => (uint)BootInfo.Framebuffer.BitsPerPixel / BitsOfByte;

    /// <summary>Makes it reachable, which takes the final page tables.</summary>
    /// <returns>False when there may be none where the loader says that it is; then it is forgotten.</returns>
    public static bool TryMap()
    {
        ref FramebufferInfo info = ref BootInfo.Framebuffer;
        ulong bytes = (ulong)info.Pitch * info.Height;
        if (!DeviceRange.TryCheck("framebuffer"u8, info.Address.Value, bytes, RangeUse.Device, out DeviceRange range))
        {
            info = default;
            return false;
        }

        Font.Unpack();
        _pixels = (byte*)DeviceMemory.Map(in range, writeCombining: true).Pointer;
        return true;
    }

    /// <summary>Draws a cell.</summary>
    /// <param name="at">Its first pixel.</param>
    /// <param name="cell">Its character and, in the upper byte, its colour.</param>
    /// <param name="hasCursor">Whether the cursor stands there: two lines at the foot of the cell.</param>
    public static void Draw(byte* at, ushort cell, bool hasCursor)
    {
        uint ink = PixelOf((uint)cell >> BitsOfByte);
        uint paper = PixelOf((uint)cell >> PaperShift);
        byte* glyph = Font.GlyphOf((byte)cell);
        for (int line = 0; line < Font.Height; line++)
        {
            DrawLine(at, hasCursor && line >= CursorTop ? WholeRow : glyph[line], ink, paper);
            at += BootInfo.Framebuffer.Pitch;
        }
    }

    /// <summary>Where a line of a cell begins.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static byte* AddressOf(int column, int row, int line = 0) =>
        _pixels + (uint)(row * Font.Height + line) * (ulong)BootInfo.Framebuffer.Pitch
        + (uint)(column * Font.Width) * PixelBytes;

    /// <summary>The dots of a line of a cell, as they are on the screen: those that are not black.</summary>
    public static byte ReadLine(byte* at)
    {
        int dots = 0;
        for (int dot = 0; dot < Font.Width; dot++)
        {
            int pixel = IsIndexed ? at[0] : at[0] | at[1] | at[2];
            dots = dots << 1 | (pixel != 0 ? 1 : 0);
            at += PixelBytes;
        }

        return (byte)dots;
    }

    private static void DrawLine(byte* at, byte dots, uint ink, uint paper)
    {
        uint step = PixelBytes;
        for (int mask = 1 << (Font.Width - 1); mask > 0; mask >>= 1)
        {
            uint pixel = (dots & mask) != 0 ? ink : paper;
            *at = (byte)pixel;
            if (step > 1)
            {
                at[1] = (byte)(pixel >> MiddleByte);
                at[2] = (byte)(pixel >> LastByte);
            }

            at += step;
        }
    }

    private static uint PixelOf(uint colour)
    {
        if (IsIndexed)
            return colour & ColourMask;

        int red = BootInfo.Framebuffer.RedPosition;
        uint strong = (colour >> RedBit & 1) << red
            | (colour >> GreenBit & 1) << MiddleByte
            | (colour & 1) << (LastByte - red);
        return strong * Strong + (colour >> BrightBit & 1) * Bright;
    }
}
