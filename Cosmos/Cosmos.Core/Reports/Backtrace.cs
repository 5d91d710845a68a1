using System.Runtime.CompilerServices;
using Cosmos.Core.Console;
using Cosmos.Core.Exceptions;
using IL2CPU.API;

namespace Cosmos.Core.Reports;

/// <summary>Writes the chain of calls, with names and lines. Reads only known stacks and code, so it works
/// with any register values.</summary>
[Plug("Backtrace.xs")]
public static unsafe class Backtrace
{
    private const int MostLines = 24;

    /// <summary>More frames than any stack has room for, in case frames form a circle.</summary>
    private const int MostFrames = 1 << 14;

    /// <summary>Writes the calls that led to the interrupted code.</summary>
    public static void Write(InterruptContext* context)
    {
        CallFrame frame;
        Unsafe.SkipInit(out frame);
        frame.Enter(context);
        Write(ref frame);
    }

    /// <summary>Writes the calls that led to a function, such as the one in which a thread gave up the CPU.</summary>
    /// <param name="returnAddress">The address of the function's return address, below which the caller's RBP is.</param>
    internal static void WriteCallersOf(ulong* returnAddress)
    {
        CallFrame frame;
        Unsafe.SkipInit(out frame);
        frame.EnterCaller(returnAddress);
        Write(ref frame);
    }

    /// <summary>Writes the calls that led to the calling method.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void WriteCallers()
    {
        CallFrame frame;
        Unsafe.SkipInit(out frame);
        frame.Rbp = frame.Rsp = FramePointer();
        if (frame.TryLeave())
            Write(ref frame);
    }

    /// <summary>Writes name, file and line of an address of code, and ends the line.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void WritePlace(ulong address)
    {
        SymbolTable symbols;
        Unsafe.SkipInit(out symbols);
        symbols.Open();
        WritePlace(ref symbols, symbols.TryFind(address));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Write(ref CallFrame frame)
    {
        Report.Print("backtrace:\n"u8);
        SymbolTable symbols;
        Unsafe.SkipInit(out symbols);
        symbols.Open();
        ulong last = 0;
        ulong repeated = 0;
        bool isKnown = false;
        int lines = 0;
        for (int count = 0; count < MostFrames && lines < MostLines; count++)
        {
            if (frame.Rip == last && lines > 0)
            {
                repeated++;
            }
            else
            {
                WriteRepeated(repeated);
                Report.Print("  %x "u8, frame.Rip);
                isKnown = symbols.TryFind(frame.Place);
                WritePlace(ref symbols, isKnown);
                repeated = 0;
                last = frame.Rip;
                lines++;
            }

            if (!frame.TryLeave(ref symbols, isKnown))
                break;
        }

        WriteRepeated(repeated);
    }

    private static void WriteRepeated(ulong times)
    {
        if (times > 0)
            Report.Print("  and %d times more\n"u8, times);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WritePlace(ref SymbolTable symbols, bool isKnown)
    {
        Terminal.Write(isKnown ? symbols.Name : "(no known code)"u8);
        if (isKnown && symbols.Line != 0)
        {
            symbols.ReadFile();
            Terminal.Write(" at "u8);
            Terminal.Write(symbols.Name);
            Terminal.Print(":%d"u8, symbols.Line);
        }

        Terminal.Write("\n"u8);
    }

    /// <summary>RBP of the caller.</summary>
    [PlugMethod]
    private static extern ulong FramePointer();
}
