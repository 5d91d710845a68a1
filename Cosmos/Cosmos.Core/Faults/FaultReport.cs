using System;

namespace Cosmos.Core;

/// <summary>What the kernel says when the CPU raises an exception, before it gives up.</summary>
internal static unsafe class FaultReport
{
    private static bool _reporting;

    /// <summary>Vector by vector, mnemonic and name, one a line (Intel SDM vol. 3A, table 6-1).</summary>
    private static ReadOnlySpan<byte> Names =>
        "#DE divide error\n#DB debug\nNMI\n#BP breakpoint\n#OF overflow\n#BR bound range\n#UD invalid opcode\n"u8 +
        "#NM no FPU\n#DF double fault\n(9)\n#TS invalid TSS\n#NP no segment\n#SS stack segment\n"u8 +
        "#GP general protection\n#PF page fault\n(15)\n#MF x87 error\n#AC alignment\n#MC machine check\n"u8 +
        "#XM SIMD error\n#VE virtualization\n#CP control protection\n"u8;

    /// <summary>Reports an exception, and ends the run. Never returns.</summary>
    /// <param name="context">What was interrupted.</param>
    public static void Stop(InterruptContext* context)
    {
        Terminal.Colour = TextColour.Error;
        if (_reporting)
        {
            Terminal.Select(ConsoleKind.Serial);
            Terminal.Print("\n*** and vector %d at %x while that was reported\n"u8, context->Vector, context->Rip);
            Power.Exit(ExitCode.Panic);
        }

        _reporting = true;
        Terminal.Print("\n*** CPU fault: vector %d, "u8, context->Vector);
        Terminal.Write(NameOf(context->Vector));
        Terminal.Print("\n*** error code %x, RIP %x, CR2 %x\n"u8, context->ErrorCode, context->Rip, Cpu.ReadCr2());
        _reporting = false;
        Panic.Stop("a fault in the kernel"u8);
    }

    private static ReadOnlySpan<byte> NameOf(ulong vector)
    {
        ReadOnlySpan<byte> rest = Names;
        ReadOnlySpan<byte> name = Text.Take(ref rest, (byte)'\n');
        for (; vector > 0; vector--)
            name = Text.Take(ref rest, (byte)'\n');

        return name;
    }
}
