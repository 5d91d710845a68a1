using System;
using System.Runtime.CompilerServices;
using Cosmos.Core;

namespace Cosmos.System;

/// <summary>Reads lines that a person types on the keyboard or the serial console, with echo and backspace.</summary>
public static unsafe class LineReader
{
    private const int MaximumLength = 256;
    private const byte Backspace = 0x08;
    private const byte Delete = 0x7F;

    private static Buffer _buffer;

    /// <summary>Waits for a line and returns it without its end. Valid until the next call; at most 256 bytes, what is
    /// typed past them is not taken and not echoed.</summary>
    public static ReadOnlySpan<byte> Read()
    {
        int length = 0;
        byte key = ReadKey();
        while (key != '\r' && key != '\n')
        {
            length = key is Backspace or Delete ? Erase(length) : Append(key, length);
            key = ReadKey();
        }

        Terminal.WriteLine(default);
        fixed (Buffer* buffer = &_buffer)
            return new ReadOnlySpan<byte>(buffer, length);
    }

    private static int Append(byte key, int length)
    {
        if (length == MaximumLength || key < ' ')
            return length;

        _buffer.Bytes[length] = key;
        Terminal.Write(new ReadOnlySpan<byte>(in key));
        return length + 1;
    }

    private static int Erase(int length)
    {
        if (length == 0)
            return 0;

        Terminal.Write("\b \b"u8);
        return length - 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte ReadKey()
    {
        byte key;
        while (!Terminal.TryRead(out key))
            Cpu.WaitForInterrupt();

        return key;
    }

    private struct Buffer
    {
        public fixed byte Bytes[MaximumLength];
    }
}
