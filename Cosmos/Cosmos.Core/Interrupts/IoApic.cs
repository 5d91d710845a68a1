using System.Runtime.CompilerServices;
using System.Threading;
using BareFlow.Memory;

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

    /// <summary>So many inputs are masked: those that a PC has, and more than any that firmware makes use of.</summary>
    private const uint MaskedInputs = 256;

    // Fields of the entries for I/O APICs and for overrides (ACPI 6.5, tables 5.23 and 5.24).
    private const uint ApicAddress = 4;
    private const uint ApicFirstInput = 8;
    private const uint OverrideSource = 3;
    private const uint OverrideInput = 4;
    private const uint OverrideFlags = 8;

    // An override's flags for active low and for level, moved to where a redirection entry has them: bits 13 and 15.
    private const uint LowAndLevel = 0b1010;
    private const int LowAndLevelShift = 12;

    /// <summary>Whether there is one.</summary>
    public static bool IsPresent => Madt.Find(Acpi.Tables.Madt, Madt.IoApic, 0) != 0;

    /// <summary>Masks the inputs of all of them.</summary>
    public static void MaskAll()
    {
        for (uint input = 0; input < MaskedInputs; input++)
            Set(input, Masked);
    }

    /// <summary>Lets an interrupt of the ISA bus through to this CPU.</summary>
    public static void Enable(uint interrupt, uint vector)
    {
        AcpiTable* madt = Acpi.Tables.Madt;
        uint input = interrupt;
        int number = 0;
        for (uint at; (at = Madt.Find(madt, Madt.SourceOverride, number)) != 0; number++)
        {
            if ((uint)AcpiTable.Read(madt, at + OverrideSource, 1) != interrupt)
                continue;

            input = (uint)AcpiTable.Read(madt, at + OverrideInput, sizeof(uint));
            vector |= ((uint)AcpiTable.Read(madt, at + OverrideFlags, 1) & LowAndLevel) << LowAndLevelShift;
        }

        Set(input, vector);
    }

    /// <summary>Writes the redirection entry of an input, at whichever of them has it.</summary>
    private static void Set(uint input, uint entry)
    {
        AcpiTable* madt = Acpi.Tables.Madt;
        int number = 0;
        for (uint at; (at = Madt.Find(madt, Madt.IoApic, number)) != 0; number++)
        {
            var address = new PhysAddr((uint)AcpiTable.Read(madt, at + ApicAddress, sizeof(uint)));
            byte* registers = (byte*)DeviceMemory.Map(address, Bytes).Pointer;
            uint own = input - (uint)AcpiTable.Read(madt, at + ApicFirstInput, sizeof(uint));
            if (own > (Data(registers, Version) >> LastInputShift & LastInputMask))
                continue;

            own = FirstEntry + 2 * own;
            Data(registers, own + 1) = LocalApic.ReadId() << TargetShift;
            Data(registers, own) = entry;
        }
    }

    /// <summary>A register, as the window shows it until another one is asked for.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref uint Data(byte* registers, uint register)
    {
        Volatile.Write(ref *(uint*)registers, register);
        return ref *(uint*)(registers + DataWindow);
    }
}
