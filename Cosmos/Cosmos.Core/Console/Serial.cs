using System.Runtime.CompilerServices;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Console;

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

    /// <summary>On, and a sender with flow control is held only when 14 bytes wait: with a level of 1 it gives single
    /// bytes, and what one key sends comes in pieces.</summary>
    private const byte FifosOn = 0xC1;
    private const byte ReadyAndRequest = 0x03;
    private const byte LoopsBack = 0x10;
    private const byte DataReady = 0x01;
    private const byte Overrun = 0x02;

    /// <summary>Parity or framing is wrong, or the line was held: the byte is none that was sent.</summary>
    private const byte IsNoise = 0x1C;
    private const byte RoomForOne = 0x20;
    private const byte AllSent = 0x40;

    /// <summary>How often the port is asked before it is taken for dead, so that it cannot hang the kernel.</summary>
    private const int Patience = 1 << 20;

    /// <summary>Bytes that a 16550 keeps.</summary>
    internal const int FifoSize = 16;

    /// <summary>How often the port is asked for a byte before the line counts as quiet; a question takes up to a microsecond.</summary>
    private const int Pause = 2048;

    [SetAtBoot]
    private static bool _isPresent;
    [OwnedBy("who reads what is typed")]
    private static bool _hasFifos;
    [Atomic]
    private static bool _hasOverrun;

    /// <summary>Whether a port answered.</summary>
    internal static bool IsPresent => _isPresent;

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
        value = 0;
        if (!_isPresent)
            return false;

        for (int patience = FifoSize; patience > 0; patience--)
        {
            byte status = ReadStatus();
            if ((status & DataReady) == 0)
                return false;

            value = Ports.ReadByte(Data);
            if ((status & IsNoise) == 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether received bytes were lost since the last question, as they came faster than they were taken.</summary>
    public static bool TakeOverrun()
    {
        bool hasOverrun = _hasOverrun;
        _hasOverrun = false;
        return hasOverrun;
    }

    /// <summary>Sends bytes to itself instead of over the line, so that a self-test has a line to read from.</summary>
    internal static void LoopBack(bool isOn)
    {
        if (_isPresent)
            Ports.WriteByte(ModemControl, isOn ? LoopsBack : ReadyAndRequest);
    }

    /// <summary>Whether there is a port with FIFOs that are not on yet.</summary>
    internal static bool WantsFifos => _isPresent && !_hasFifos;

    /// <summary>Switches the FIFOs on, which clears what was received and not taken, and whatever comes at the same moment.</summary>
    internal static void StartFifos()
    {
        _hasFifos = true;
        Ports.WriteByte(FifoControl, FifosOn);
    }

    /// <summary>Takes the next received byte, and waits for it as long as the line is not quiet.</summary>
    internal static bool AwaitByte(out byte value)
    {
        bool isThere = false;
        value = 0;
        for (int patience = Pause; patience > 0 && !isThere; patience--)
            isThere = TryRead(out value);

        return isThere;
    }

    private static void Await(byte status)
    {
        int patience = Patience;
        while ((ReadStatus() & status) == 0 && patience > 0)
            patience--;
    }

    /// <summary>Reads the line's status, which forgets an overrun.</summary>
    private static byte ReadStatus()
    {
        byte status = Ports.ReadByte(LineStatus);
        _hasOverrun |= (status & Overrun) != 0;
        return status;
    }
}
