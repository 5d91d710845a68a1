using System.Threading;

namespace Cosmos.Core;

/// <summary>The I/O APICs, which bring the machine's interrupts to local APICs (Intel 82093AA data sheet).</summary>
internal static unsafe class IoApic
{
    private const ulong Bytes = 4096;
    private const uint DataWindow = 0x10;
    private const uint Version = 1;
    private const int LastInputShift = 16;
    private const uint LastInputMask = 0xFF;

    // The redirection entry of an input: two registers of 32 bits.
    private const uint FirstEntry = 0x10;
    private const uint Masked = 1 << 16;
    private const int TargetShift = 24;

    // A source's flags for active low and for level, moved to where an entry has them: bits 13 and 15.
    private const uint LowAndLevel = 0b1010;
    private const int LowAndLevelShift = 12;

    /// <summary>Masks every input of all of them.</summary>
    public static void MaskAll()
    {
        for (int apic = 0; apic < Acpi.Info.Interrupts.IoApicCount; apic++)
        {
            byte* registers = Registers(apic);
            for (uint input = 0; input < Inputs(registers); input++)
                Write(registers, FirstEntry + 2 * input, Masked);
        }
    }

    /// <summary>Lets an interrupt of the ISA bus through to this CPU.</summary>
    public static void Enable(int interrupt, byte vector)
    {
        AcpiSource source = Acpi.Info.Interrupts.Sources[interrupt];
        for (int apic = 0; apic < Acpi.Info.Interrupts.IoApicCount; apic++)
        {
            byte* registers = Registers(apic);
            uint input = source.Input - Acpi.Info.Interrupts.IoApics[apic].FirstInput;
            if (input >= Inputs(registers))
                continue;

            uint entry = FirstEntry + 2 * input;
            Write(registers, entry + 1, LocalApic.ReadId() << TargetShift);
            Write(registers, entry, vector | (source.Flags & LowAndLevel) << LowAndLevelShift);
        }
    }

    private static byte* Registers(int apic) =>
        (byte*)DeviceMemory.Map(new PhysAddr(Acpi.Info.Interrupts.IoApics[apic].Address), Bytes).Pointer;

    private static uint Inputs(byte* registers)
    {
        Volatile.Write(ref *(uint*)registers, Version);
        return (Volatile.Read(ref *(uint*)(registers + DataWindow)) >> LastInputShift & LastInputMask) + 1;
    }

    private static void Write(byte* registers, uint register, uint value)
    {
        Volatile.Write(ref *(uint*)registers, register);
        Volatile.Write(ref *(uint*)(registers + DataWindow), value);
    }
}
