using System.Runtime.CompilerServices;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;

namespace Cosmos.Core.Display;

/// <summary>A VGA adapter in text mode 3: 80 by 25 cells in memory at 0xB8000, a character and an attribute each.</summary>
/// <remarks>IBM VGA Technical Reference; FreeVGA, "Graphics Registers" and "CRT Controller Registers".</remarks>
internal static unsafe class VgaText
{
    public const int Columns = 80;
    public const int Rows = 25;

    /// <summary>A character and its attribute.</summary>
    private const int CellBytes = sizeof(ushort);

    /// <summary>Pairs of cells on the screen, for <c>CpuCheck.xs</c>, which clears them.</summary>
    private const int CellPairs = Columns * Rows / 2;

    /// <summary>Physical address of the cells, which lie in the hole below 1 MiB.</summary>
    private const ulong Address = 0xB8000;

    private const ushort GraphicsPort = 0x3CE;
    private const byte GraphicsMiscellaneous = 6;
    private const byte ModeBits = 0x0D;
    private const byte TextAtB8000 = 0x0C;

    private const ushort CrtcPort = 0x3D4;
    private const byte CursorStart = 0x0A;
    private const byte CursorEnd = 0x0B;
    private const byte CursorHigh = 0x0E;
    private const byte CursorLow = 0x0F;
    private const byte UnderlineStart = 14;
    private const byte UnderlineEnd = 15;

    /// <summary>Where the hardware's cursor stands, as a cell's number.</summary>
    public static int Cursor => Read(CrtcPort, CursorHigh) << 8 | Read(CrtcPort, CursorLow);

    /// <summary>Whether there is such an adapter and it shows text. In graphics mode the bit says so; where nothing
    /// answers, all bits are set.</summary>
    public static bool IsOn() => (Read(GraphicsPort, GraphicsMiscellaneous) & ModeBits) == TextAtB8000;

    /// <summary>Makes the cells reachable by the final page tables; by the first ones they are.</summary>
    /// <returns>False when something else is there.</returns>
    public static bool TryMap()
    {
        const uint bytes = Columns * Rows * CellBytes;
        if (!DeviceRange.TryCheck("VGA text"u8, Address, bytes, RangeUse.Device, out DeviceRange range))
            return false;

        DeviceMemory.Map(in range);
        return true;
    }

    /// <summary>Makes the cursor two lines at the foot of the cell; a loader may have switched it off.</summary>
    public static void EnableCursor()
    {
        Write(CrtcPort, CursorStart, UnderlineStart);
        Write(CrtcPort, CursorEnd, UnderlineEnd);
    }

    /// <summary>Puts the cursor onto a cell.</summary>
    public static void MoveCursor(int cell)
    {
        Write(CrtcPort, CursorHigh, cell >> 8);
        Write(CrtcPort, CursorLow, cell);
    }

    /// <summary>Draws a cell.</summary>
    public static void Draw(int index, ushort cell) => ((ushort*)Address)[index] = cell;

    /// <summary>What the adapter's memory holds for a cell.</summary>
    public static ushort ReadCell(int index) => ((ushort*)Address)[index];

    private static void Write(ushort port, byte register, int value)
    {
        Ports.WriteByte(port, register);
        Ports.WriteByte((ushort)(port + 1), (byte)value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte Read(ushort port, byte register)
    {
        Ports.WriteByte(port, register);
        return Ports.ReadByte((ushort)(port + 1));
    }
}
