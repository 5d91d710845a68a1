namespace Cosmos.Core;

/// <summary>Ends the machine's run.</summary>
public static class Power
{
    private const ushort QemuDebugExit = 0xF4;
    private const ushort BochsShutdown = 0x8900;

    /// <summary>Leaves the virtual machine with <paramref name="code"/>; on a machine that offers no way out, says so
    /// and halts. Never returns.</summary>
    public static void Exit(ExitCode code)
    {
        Serial.Flush();
        Ports.WriteDword(QemuDebugExit, (uint)code);
        foreach (byte letter in "Shutdown"u8)
            Ports.WriteByte(BochsShutdown, letter);

        Halt();
    }

    /// <summary>Stops for good. Never returns.</summary>
    public static void Halt()
    {
        Terminal.WriteLine("Halted. You may switch the machine off."u8);
        Cpu.HaltForever();
    }
}
