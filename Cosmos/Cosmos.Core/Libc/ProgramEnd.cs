namespace Cosmos.Core.Libc;

/// <summary>How the machine is left when the program ends.</summary>
public static class ProgramEnd
{
    /// <summary>Whether the machine is switched off then: the word <c>exit</c>. Else it halts.</summary>
    public static bool SwitchesOff { get; set; }

    /// <summary>What the machine is left with when the program ends with status 0.</summary>
    public static ExitCode WhenWell { get; set; }

    /// <summary>Ends the run. Never returns.</summary>
    /// <param name="status">The program's exit status; 0 is success.</param>
    public static void Leave(int status)
    {
        if (status != 0)
            Power.Exit(ExitCode.SelfTestFailed);

        if (SwitchesOff)
            Power.Exit(WhenWell == 0 ? ExitCode.Success : WhenWell);

        Power.Halt();
    }
}
