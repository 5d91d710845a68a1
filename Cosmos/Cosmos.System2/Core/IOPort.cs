namespace Cosmos.Core;

/// <summary>The 65,536 I/O ports of the machine. What a write does is the device's business; those of the core's devices are
/// the core's.</summary>
public static class IOPort
{
    /// <summary>A port that no device has; an access takes about a microsecond.</summary>
    private const uint UnusedPort = 0x80;

    /// <summary>Writes one byte.</summary>
    public static void Write8(int aPort, byte aData) => CoreCalls.WriteByte((ushort)aPort, aData);

    /// <summary>Writes two bytes.</summary>
    public static void Write16(int aPort, ushort aData) => CoreCalls.WriteWord((ushort)aPort, aData);

    /// <summary>Writes four bytes.</summary>
    public static void Write32(int aPort, uint aData) => CoreCalls.WriteDword((ushort)aPort, aData);

    /// <summary>Writes bytes one after the other, with a pause after each.</summary>
    public static void WriteMany8WithWait(int aPort, byte[] aData)
    {
        foreach (byte value in aData)
        {
            Write8(aPort, value);
            Wait();
        }
    }

    /// <summary>Reads one byte.</summary>
    public static byte Read8(int aPort) => (byte)CoreCalls.ReadByte((ushort)aPort);

    /// <summary>Reads two bytes.</summary>
    public static ushort Read16(int aPort) => (ushort)CoreCalls.ReadWord((ushort)aPort);

    /// <summary>Reads four bytes.</summary>
    public static uint Read32(int aPort) => CoreCalls.ReadDword((ushort)aPort);

    /// <summary>Reads bytes one after the other.</summary>
    public static void Read8(int aPort, byte[] aData)
    {
        for (int index = 0; index < aData.Length; index++)
            aData[index] = Read8(aPort);
    }

    /// <summary>Reads pairs of bytes one after the other.</summary>
    public static void Read16(int aPort, ushort[] aData)
    {
        for (int index = 0; index < aData.Length; index++)
            aData[index] = Read16(aPort);
    }

    /// <summary>Reads four bytes at a time, one after the other.</summary>
    public static void Read32(int aPort, uint[] aData)
    {
        for (int index = 0; index < aData.Length; index++)
            aData[index] = Read32(aPort);
    }

    /// <summary>Waits about a microsecond.</summary>
    public static void Wait() => CoreCalls.WriteByte(UnusedPort, 0);
}
