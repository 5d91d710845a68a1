using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Firmware;
using Cosmos.Core.Memory;

namespace Cosmos.Core.Controllers;

/// <summary>The I/O APICs, which bring the interrupts of devices to local APICs (Intel 82093AA data sheet). The kernel polls
/// its devices, so it only sees to it that none of them interrupts.</summary>
internal static unsafe class IoApic
{
    private const ulong Bytes = PhysFrame.Bytes;
    private const uint DataWindow = 0x10;
    private const uint Version = 1;
    private const int LastInputShift = 16;
    private const uint LastInputMask = 0xFF;

    // The first half of an input's redirection entry, which has two registers.
    private const uint FirstEntry = 0x10;
    private const uint Masked = 1 << 16;

    /// <summary>Masks the inputs of all of them.</summary>
    public static void MaskAll()
    {
        AcpiTable* madt = Acpi.Tables.Madt;
        int number = 0;
        for (uint at; (at = Madt.Find(madt, Madt.IoApic, number)) != 0; number++)
            Mask(AcpiTable.Read(madt, at + Madt.IoApicAddress, sizeof(uint)));
    }

    private static void Mask(ulong address)
    {
        if (!DeviceRange.TryCheck("I/O APIC"u8, address, Bytes, RangeUse.Device, out DeviceRange range))
            return;

        var select = (uint*)DeviceMemory.Map(in range).Pointer;
        uint* data = select + DataWindow / sizeof(uint);
        Volatile.Write(ref *select, Version);
        uint last = Volatile.Read(ref *data) >> LastInputShift & LastInputMask;
        for (uint input = 0; input <= last; input++)
        {
            Volatile.Write(ref *select, FirstEntry + 2 * input);
            Volatile.Write(ref *data, Masked);
        }
    }
}
