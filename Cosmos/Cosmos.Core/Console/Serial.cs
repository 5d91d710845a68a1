using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>COM1 at 115200 baud, 8 data bits, no parity, 1 stop bit (National Semiconductor 16550 data sheet).</summary>
/// <remarks>Polled; safe from any context, as each byte stands for itself.</remarks>
public static class Serial
{
    private const ushort Data = 0x3F8;
    private const ushort InterruptEnable = Data + 1;
    private const ushort FifoControl = Data + 2;
    private const ushort LineControl = Data + 3;
    private const ushort ModemControl = Data + 4;
    private const ushort LineStatus = Data + 5;

    private const byte DivisorLatch = 0x80;
    private const byte EightBitsNoParityOneStop = 0x03;
    private const byte DivisorFor115200 = 1;

    /// <summary>On, cleared, and a sender with flow control is held only when 14 bytes wait: with a level of 1 it gives single
    /// bytes, and what one key sends comes in pieces.</summary>
    private const byte FifosOnAndCleared = 0xC7;
    private const byte ReadyAndRequest = 0x03;
    private const byte DataReady = 0x01;
    private const byte RoomForOne = 0x20;
    private const byte AllSent = 0x40;

    /// <summary>How often the port is asked before it is taken for dead, so that it cannot hang the kernel.</summary>
    private const int Patience = 1 << 20;

    private static bool _isPresent;

    /// <summary>Sets the port up; before this, what is written is lost. Where no port answers, nothing is sent and nothing
    /// comes: all bits of its registers are set, which reads as data that never ends.</summary>
    public static void Initialize()
    {
        Ports.WriteByte(InterruptEnable, 0);
        _isPresent = Ports.ReadByte(InterruptEnable) == 0;
        if (!_isPresent)
            return;

        Ports.WriteByte(LineControl, DivisorLatch);
        Ports.WriteByte(Data, DivisorFor115200);
        Ports.WriteByte(InterruptEnable, 0);
        Ports.WriteByte(LineControl, EightBitsNoParityOneStop);
        Ports.WriteByte(FifoControl, FifosOnAndCleared);
        Ports.WriteByte(ModemControl, ReadyAndRequest);
    }

    /// <summary>Sends one byte as it is.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(byte value)
    {
        if (!_isPresent)
            return;

        Await(RoomForOne);
        Ports.WriteByte(Data, value);
    }

    /// <summary>Sends one byte of text; before a line feed comes the carriage return that a terminal needs.</summary>
    public static void WriteText(byte value)
    {
        if (value == '\n')
            Write((byte)'\r');

        Write(value);
    }

    /// <summary>Waits until the last byte is on the wire, as a machine that is switched off would keep it.</summary>
    public static void Flush()
    {
        if (_isPresent)
            Await(AllSent);
    }

    /// <summary>Takes the next received byte, if there is one.</summary>
    public static bool TryRead(out byte value)
    {
        bool ready = _isPresent && (Ports.ReadByte(LineStatus) & DataReady) != 0;
        value = ready ? Ports.ReadByte(Data) : (byte)0;
        return ready;
    }

    private static void Await(byte status)
    {
        int patience = Patience;
        while ((Ports.ReadByte(LineStatus) & status) == 0 && patience > 0)
            patience--;
    }
}
