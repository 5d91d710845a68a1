using System;
using IL2CPU.API;

namespace Cosmos.Core.Processors;

/// <summary>The 65,536 I/O ports of the machine. What a write does is the device's business.</summary>
[Plug("Ports.xs")]
public static class Ports
{
    /// <summary>Writes one byte.</summary>
    [PlugMethod]
    public static extern void WriteByte(ushort port, byte value);

    /// <summary>Writes four bytes.</summary>
    [PlugMethod]
    public static extern void WriteDword(ushort port, uint value);

    /// <summary>Writes bytes to ports below 256.</summary>
    /// <param name="writes">Port and value, in turn.</param>
    internal static void WriteAll(ReadOnlySpan<byte> writes)
    {
        for (int index = 0; index + 1 < writes.Length; index += 2)
            WriteByte(writes[index], writes[index + 1]);
    }

    /// <summary>Writes two bytes.</summary>
    [PlugMethod]
    public static extern void WriteWord(ushort port, ushort value);

    /// <summary>Reads four bytes.</summary>
    [PlugMethod]
    public static extern uint ReadDword(ushort port);

    /// <summary>Reads two bytes.</summary>
    [PlugMethod]
    public static extern ushort ReadWord(ushort port);

    /// <summary>Reads one byte.</summary>
    [PlugMethod]
    public static extern byte ReadByte(ushort port);
}
