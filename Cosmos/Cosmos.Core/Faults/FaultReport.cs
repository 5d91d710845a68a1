using System;
using System.Runtime;

namespace Cosmos.Core;

/// <summary>What the kernel says when the CPU raises an exception, before it gives up.</summary>
internal static unsafe class FaultReport
{
    private static bool _reporting;

    /// <summary>Vector by vector, mnemonic and name, one a line (Intel SDM vol. 3A, table 6-1).</summary>
    private static ReadOnlySpan<byte> Names =>
        "#DE divide error\n#DB debug\nNMI interrupt\n#BP breakpoint\n#OF overflow\n#BR BOUND range exceeded\n"u8 +
        "#UD invalid opcode\n#NM no coprocessor\n#DF double fault\ncoprocessor overrun\n#TS invalid TSS\n"u8 +
        "#NP segment not present\n#SS stack-segment fault\n#GP general protection\n#PF page fault\nreserved\n"u8 +
        "#MF x87 error\n#AC alignment check\n#MC machine check\n#XM SIMD error\n#VE virtualization\n"u8 +
        "#CP control protection\n"u8;

    /// <summary>Called by <c>Vectors.xs</c> on an interrupt stack with interrupts off. Never returns.</summary>
    [RuntimeExport("OnFault")]
    public static void OnFault(FaultFrame* frame)
    {
        if (_reporting)
            Power.Exit(ExitCode.Panic);

        _reporting = true;
        Terminal.Print("\n*** CPU fault: vector %d, "u8, frame->Vector);
        Terminal.Write(NameOf(frame->Vector));
        Terminal.Print("\n*** error code %x, RIP %x, CR2 %x"u8, frame->ErrorCode, frame->Rip, Cpu.ReadCr2());
        Terminal.Print("\n*** RSP %x, RFLAGS %x\n"u8, frame->Rsp, frame->Rflags);
        Panic.Stop("a fault in the kernel"u8);
    }

    private static ReadOnlySpan<byte> NameOf(ulong vector)
    {
        ReadOnlySpan<byte> rest = Names;
        for (ulong skipped = 0; skipped < vector && rest.Length > 0; skipped++)
            rest = Text.After(rest, (byte)'\n');

        return rest.Length > 0 ? Text.Before(rest, (byte)'\n') : "reserved"u8;
    }
}
