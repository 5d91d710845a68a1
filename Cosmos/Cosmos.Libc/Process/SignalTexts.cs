using System;
using System.Runtime;
using BareFlow.Memory.Digits;
using Cosmos.Core.Runtime;
using Cosmos.Core.Strings;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Signals in words, as Linux's C library has them.</summary>
internal static unsafe class SignalTexts
{
    private const int LastStandard = 31;
    private const int RoomBytes = Thread.ErrorTextBytes;
    private const int ErrorOutput = 2;

    /// <summary>From signal 1 on, each with a zero behind it.</summary>
    private static ReadOnlySpan<byte> Texts =>
        "Hangup\0Interrupt\0Quit\0Illegal instruction\0Trace/breakpoint trap\0Aborted\0Bus error\0Floating point exception\0"u8 +
        "Killed\0User defined signal 1\0Segmentation fault\0User defined signal 2\0Broken pipe\0Alarm clock\0Terminated\0"u8 +
        "Stack fault\0Child exited\0Continued\0Stopped (signal)\0Stopped\0Stopped (tty input)\0Stopped (tty output)\0"u8 +
        "Urgent I/O condition\0CPU time limit exceeded\0File size limit exceeded\0Virtual timer expired\0"u8 +
        "Profiling timer expired\0Window changed\0I/O possible\0Power failure\0Bad system call\0"u8;

    /// <summary>The text of a signal; for one that has none, the thread's next call overwrites it.</summary>
    [RuntimeExport("strsignal")]
    private static byte* Of(int signal)
    {
        bool isRealTime = signal >= SignalSets.FirstOfProgram && signal <= Signals.Count;
        return isRealTime
            ? Number("Real-time signal "u8, signal - SignalSets.FirstOfProgram, Scheduler.Current->ErrorText)
            : Standard(signal, Scheduler.Current->ErrorText);
    }

    /// <summary>Writes a text and that of a signal to the error output. Real-time signals have none here.</summary>
    [RuntimeExport("psignal")]
    private static void Print(int signal, byte* text)
    {
        byte* room = stackalloc byte[RoomBytes];
        if (text != null && *text != 0)
        {
            Write(text);
            Write(Literal.Address(": \0"u8));
        }

        Write(Standard(signal, room));
        Write(Literal.Address("\n\0"u8));
    }

    private static byte* Standard(int signal, byte* room) => signal is > 0 and <= LastStandard
        ? Literal.Address(Text.Nth(Texts, signal - 1, 0))
        : Number("Unknown signal "u8, signal, room);

    /// <summary>Words and a number, with a zero behind them.</summary>
    private static byte* Number(ReadOnlySpan<byte> words, int number, byte* room)
    {
        words.CopyTo(new Span<byte>(room, RoomBytes));
        byte* at = room + words.Length;
        if (number < 0)
            *at++ = (byte)'-';

        Span<byte> digits = stackalloc byte[NumberDigits.Longest];
        digits = NumberDigits.Write(digits, (ulong)(number < 0 ? -(long)number : number), NumberDigits.Decimal);
        digits.CopyTo(new Span<byte>(at, digits.Length));
        at[digits.Length] = 0;
        return room;
    }

    private static void Write(byte* text) => Unistd.Write(ErrorOutput, new InBytes(text), CString.Length(text));
}
