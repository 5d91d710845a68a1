using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Console;
using Cosmos.Core.Display;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Input;
using Cosmos.Core.Locks;
using Cosmos.Core.Strings;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Storage;

/// <summary>The program's terminal: it reads from the keyboard and the serial line, and writes
/// to <see cref="AnsiText"/>.</summary>
/// <remarks>A write is never mixed with one of another thread. A key raises no interrupt, so a thread that waits for
/// one polls a hundred times a second, and more often while bytes come.</remarks>
[LockedBy(nameof(_lock))]
internal static unsafe class Tty
{
    private const int ChunkBytes = 1024;
    private const ulong PollInterval = Clock.Second / 100;
    private const ulong DecisecondsPerSecond = 10;
    private const int InterruptSignal = 2;
    private const int QuitSignal = 3;
    private const int SelfPid = 1;

    /// <summary>How long to wait for the rest of a character or of a key's sequence. Its bytes are a tenth of a millisecond
    /// apart; Escape alone is a key as well.</summary>
    private const ulong LongestGap = Clock.Second / 50;

    private static SleepLock _lock;
    private static LineDiscipline _input;
    private static TypedSequence _sequence;
    private static ulong _lastTyped;

    /// <summary>How the terminal is set.</summary>
    public static TerminalSettings Settings => _input.Settings;

    /// <summary>Makes the terminal's window smaller, or as large as the screen again, and clears the screen.</summary>
    /// <returns>False when the screen is not so large; then nothing changed.</returns>
    public static bool TryResize(int columns, int rows)
    {
        _lock.Enter(LockRank.Terminal);
        bool isDone = AnsiText.TryResize(columns, rows);
        _lock.Exit();
        return isDone;
    }

    /// <summary>Sets it up. Once.</summary>
    public static void Initialize()
    {
        _input.Settings.SetDefaults();
        AnsiText.SetReply(&ReportCursor);
    }

    /// <summary>Changes the settings.</summary>
    /// <param name="settings">The new settings.</param>
    /// <param name="isFlushed">Whether unread input is dropped.</param>
    public static void Apply(in TerminalSettings settings, bool isFlushed)
    {
        _lock.Enter(LockRank.Terminal);
        if (isFlushed)
            _input.Flush();

        _input.Apply(in settings);
        _lock.Exit();
    }

    /// <summary>Writes a caller's text.</summary>
    /// <returns>Bytes that were written: all, or those before the first page that is not there; -EFAULT when there are none of
    /// them.</returns>
    public static long Write(CallerSource buffer, ulong size)
    {
        byte* chunk = stackalloc byte[ChunkBytes];
        long done = 0;
        long count = ChunkBytes;
        _lock.Enter(LockRank.Terminal);
        while ((ulong)done < size && count == ChunkBytes)
        {
            count = buffer.Skip((ulong)done).Read(chunk, Math.Min(size - (ulong)done, ChunkBytes));
            if (count > 0)
                AnsiText.Write(new ReadOnlySpan<byte>(chunk, (int)count));

            done += Math.Max(count, 0);
        }

        _lock.Exit();
        return done == 0 && count < 0 ? count : done;
    }

    /// <summary>Whether a read would not wait.</summary>
    public static bool HasInput()
    {
        Listen();
        return HasWhole();
    }

    /// <summary>Reads typed bytes; waits for them as the settings say.</summary>
    /// <returns>Bytes; 0 at the end of the input or of the time; or -EAGAIN, -EFAULT.</returns>
    public static long Read(CallerTarget buffer, ulong size, bool isNonBlocking)
    {
        byte* typed = stackalloc byte[ChunkBytes];
        size = Math.Min(size, ChunkBytes);
        ulong deadline = Deadline();
        Interruption interruption = Interruption.Watch();
        while (true)
        {
            Cancellation.Test();
            Listen();
            _lock.Enter(LockRank.Terminal);
            bool hasInput = HasWhole();
            int count = hasInput ? _input.Take(typed, size) : 0;
            _lock.Exit();
            if (hasInput || size == 0)
                return buffer.Write(typed, (ulong)count);

            if (isNonBlocking)
                return -Errno.EAGAIN;

            ulong now = Clock.Nanoseconds;
            if (now >= deadline)
                return 0;

            if (interruption.EndsCall)
                return -Errno.EINTR;

            ulong interval = TypedAhead.IsBurst ? TypedAhead.ShortInterval : PollInterval;
            Scheduler.SleepUntil(Math.Min(now + interval, deadline));
        }
    }

    /// <summary>Whether there is something to read, and the last character is complete.</summary>
    private static bool HasWhole() =>
        _input.HasInput && !(_sequence.IsOpen && Clock.Nanoseconds - _lastTyped < LongestGap);

    /// <summary>When a read gives up: never, unless the settings ask for single characters and for none at least.</summary>
    private static ulong Deadline()
    {
        ref TerminalSettings settings = ref _input.Settings;
        if ((settings.Local & TerminalSettings.Lines) != 0 || settings.Special[TerminalSettings.Minimum] != 0)
            return ulong.MaxValue;

        return Clock.Nanoseconds + settings.Special[TerminalSettings.Time] * (Clock.Second / DecisecondsPerSecond);
    }

    /// <summary>Takes in the bytes that were typed since the last call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Listen()
    {
        int signal = 0;
        _lock.Enter(LockRank.Terminal);
        while (signal == 0 && _input.HasRoom && TypedAhead.TryRead(out byte value))
        {
            _sequence.Take(value);
            _lastTyped = Clock.Nanoseconds;
            signal = Apply(_input.Type(ref value), value);
        }

        if (Serial.TakeOverrun())
            AnsiText.Write("\n[serial line: bytes came faster than they could be taken; some are lost]\n"u8);

        _lock.Exit();
        if (signal != 0)
            Kill(SelfPid, signal);
    }

    /// <summary>Carries out the second effect of a character.</summary>
    /// <returns>The signal that it sends; 0 for none.</returns>
    private static int Apply(LineDiscipline.Effect effect, byte value)
    {
        switch (effect)
        {
            case LineDiscipline.Effect.Echo:
                AnsiText.Write(new ReadOnlySpan<byte>(in value));
                return 0;
            case LineDiscipline.Effect.Erase:
                AnsiText.Write("\b \b"u8);
                return 0;
            case LineDiscipline.Effect.Interrupt:
                AnsiText.Write("^C\n"u8);
                return InterruptSignal;
            case LineDiscipline.Effect.Quit:
                AnsiText.Write("^\\\n"u8);
                return QuitSignal;
            default:
                return 0;
        }
    }

    /// <summary>Answers the program's question for the cursor, as a terminal does: <c>ESC [ row ; column R</c>.</summary>
    private static void ReportCursor(int row, int column)
    {
        _input.Insert(0x1B);
        _input.Insert((byte)'[');
        InsertNumber(row);
        _input.Insert((byte)';');
        InsertNumber(column);
        _input.Insert((byte)'R');
    }

    private static void InsertNumber(int value)
    {
        if (value >= Text.Decimal)
            InsertNumber(value / Text.Decimal);

        _input.Insert((byte)('0' + value % Text.Decimal));
    }

    /// <summary>Sends the program a signal, as <c>kill</c> does.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "kill")]
    private static extern int Kill(int process, int signal);
}
