using Cosmos.Core.Console;
using Cosmos.Core.Memory;
using Cosmos.Core.Shutdown;
using IL2CPU.API;

namespace Cosmos.Core.Start;

/// <summary>The exit when the program ends.</summary>
[SetAtBoot]
public static class ProgramEnd
{
    /// <summary>Whether the machine exits when the program ends: the word <c>exit</c>. Else it halts.</summary>
    public static bool LeavesMachine { get; set; }

    /// <summary>The exit code when the program ends with status 0.</summary>
    public static ExitCode WhenWell { get; set; }

    private static void WriteFailure(int status)
    {
        Terminal.Write("The program ended with status "u8);
        Terminal.Print(status < 0 ? "-%d.\n"u8 : "%d.\n"u8, (ulong)(status < 0 ? -(long)status : status));
        Shortage.WriteNote();
    }

    /// <summary>Ends the run. Never returns.</summary>
    /// <param name="status">The program's exit status; 0 is success, all else ends the machine as a panic does.</param>
    public static void Leave(int status)
    {
        ExitCode code = status == 0 ? WhenWell : ExitCode.Panic;
        if (status != 0)
            WriteFailure(status);

        if (BootTests.AwaitsProgram)
        {
            Terminal.WriteLine("selftest: the program ended before its self-tests"u8);
            code = ExitCode.SelfTestFailed;
        }

        Finish(code);
    }

    /// <summary>Exits or halts the machine when all work is done. Never returns.</summary>
    public static void Finish(ExitCode code)
    {
        LeakReport.Write();
        if (LeavesMachine)
            Power.Exit(code);

        Power.Halt();
    }
}
