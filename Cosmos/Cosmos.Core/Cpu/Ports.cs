using IL2CPU.API;

namespace Cosmos.Core;

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

    /// <summary>Reads one byte.</summary>
    [PlugMethod]
    public static extern byte ReadByte(ushort port);
}
