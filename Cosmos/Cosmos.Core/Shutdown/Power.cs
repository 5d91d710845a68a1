using Cosmos.Core.Console;
using Cosmos.Core.Display;
using Cosmos.Core.Firmware;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;

namespace Cosmos.Core.Shutdown;

/// <summary>Ends the machine's run.</summary>
public static unsafe class Power
{
    private const ushort QemuDebugExit = 0xF4;
    private const ushort BochsShutdown = 0x8900;

    // PM1 control (ACPI 6.5, 4.8.3.2.1): bit 0 says that ACPI is on; the sleep type in bits 10 to 12; bit 13 goes to sleep.
    private const ushort AcpiIsOn = 1;
    private const int SleepTypeShift = 10;
    private const ushort GoToSleep = 1 << 13;

    private const ushort KeyboardCommand = 0x64;
    private const byte PulseReset = 0xFE;

    /// <summary>So many reads of a port are a moment: a read takes about a microsecond.</summary>
    private const int Moment = 300_000;

    private const ulong SecondsToRead = 30;

    /// <summary>Leaves the virtual machine with <paramref name="code"/>; on a machine that takes no code, switches it off,
    /// after a panic only when there was time to read of it. Never returns.</summary>
    public static void Exit(ExitCode code)
    {
        Serial.Flush();
        Ports.WriteDword(QemuDebugExit, (uint)code);
        foreach (byte letter in "Shutdown"u8)
            Ports.WriteByte(BochsShutdown, letter);

        if (code == ExitCode.Panic)
            LetBeRead();

        Off();
    }

    /// <summary>Ends the run after a panic. Never returns.</summary>
    internal static void ExitAfterPanic() => Exit(ExitCode.Panic);

    /// <summary>Switches the machine off by ACPI, the state S5; on a machine without, says so and halts. Never
    /// returns.</summary>
    public static void Off()
    {
        if (Acpi.Tables.HasSoftOff)
        {
            Serial.Flush();
            EnableAcpi();
            for (int register = 0; register < AcpiTables.ControlRegisters; register++)
                Sleep(ControlRegister(register), Acpi.Tables.SoftOff[register]);

            Wait();
        }

        Halt();
    }

    /// <summary>Starts the machine anew: by the reset register of ACPI, else by the keyboard controller, else by a triple
    /// fault. Never returns.</summary>
    public static void Reset()
    {
        Serial.Flush();
        WriteResetRegister();
        Wait();
        Ports.WriteByte(KeyboardCommand, PulseReset);
        Wait();
        Cpu.TripleFault();
    }

    /// <summary>Stops for good. Never returns.</summary>
    public static void Halt()
    {
        SayHalted();
        Cpu.HaltForever();
    }

    private static void SayHalted() => Terminal.WriteLine("Halted. You may switch the machine off."u8);

    private static void LetBeRead()
    {
        bool isTimed = Acpi.Tables.HasSoftOff;
        if (isTimed)
            Terminal.Print("Power off in %d seconds.\n"u8, SecondsToRead);
        else
            SayHalted();

        Pager.Show(isTimed ? SecondsToRead : 0);
    }

    private static void WriteResetRegister()
    {
        ulong register = Fadt.Read(Fadt.ResetRegister, sizeof(ulong));
        ulong space = Fadt.Read(Fadt.ResetSpace, 1);
        byte value = (byte)Fadt.Read(Fadt.ResetValue, 1);
        if ((Fadt.Read(Fadt.Flags, sizeof(uint)) & Fadt.HasResetRegister) == 0)
            return;

        if (space == Fadt.PortSpace)
            Ports.WriteByte(Fadt.ReadPort(Fadt.ResetRegister, sizeof(ulong)), value);
        else if (space == Fadt.MemorySpace
            && DeviceRange.TryCheck("reset register"u8, register, 1, RangeUse.Device, out DeviceRange range))
            *(byte*)DeviceMemory.Map(in range).Pointer = value;
    }

    /// <summary>Takes the machine over from the firmware, where it is not the system's yet (ACPI 6.5, 4.8.2.5).</summary>
    private static void EnableAcpi()
    {
        ushort command = Fadt.ReadPort(Fadt.SmiCommand, sizeof(uint));
        ushort control = ControlRegister(0);
        if (command == 0 || (Ports.ReadWord(control) & AcpiIsOn) != 0)
            return;

        Ports.WriteByte(command, (byte)Fadt.Read(Fadt.AcpiEnable, 1));
        Wait();
    }

    private static ushort ControlRegister(int number) =>
        Fadt.ReadPort(Fadt.Control + (uint)number * sizeof(uint), sizeof(uint));

    private static void Sleep(ushort control, uint type)
    {
        if (control != 0)
            Ports.WriteWord(control, (ushort)(type << SleepTypeShift | GoToSleep));
    }

    /// <summary>Gives a device a moment to do what it was told.</summary>
    private static void Wait()
    {
        for (int turn = 0; turn < Moment; turn++)
            Ports.ReadByte(KeyboardCommand);
    }
}
