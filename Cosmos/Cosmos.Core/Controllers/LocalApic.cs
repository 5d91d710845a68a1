using System.Threading;
using BareFlow.Memory;
using BareFlow.Memory.Registers;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Controllers;

/// <summary>This CPU's own interrupt controller, with a timer in it (Intel SDM vol. 3A, chapter 11).</summary>
internal static unsafe class LocalApic
{
    /// <summary>The vector of interrupts that went away before they were taken.</summary>
    public const byte SpuriousVector = (byte)InterruptVector.Spurious;

    // IA32_APIC_BASE (11.4.4): enabled, in x2APIC mode, and the address. x2APIC registers are MSRs (11.12.1.2).
    private const ulong GloballyEnabled = 1 << 11;
    private const ulong InX2Mode = 1 << 10;
    private const ulong Bytes = PhysFrame.Bytes;
    private const int X2RegisterShift = 4;
    private const int IdShift = 24;

    private const uint Id = 0x20;
    private const uint TaskPriority = 0x80;
    private const uint EndOfInterrupt = 0xB0;
    private const uint SpuriousInterrupt = 0xF0;
    private const uint SoftwareEnabled = 1 << 8;
    private const uint TimerEntry = 0x320;
    private const uint TimerMasked = 1 << 16;
    private const uint TimerStart = 0x380;
    private const uint TimerNow = 0x390;
    private const uint TimerDivider = 0x3E0;
    private const uint DivideBy16 = 3;

    // Null where the registers are MSRs.
    [SetAtBoot]
    private static byte* _registers;

    /// <summary>Switches it on, with no interrupt let through yet.</summary>
    /// <returns>False when this CPU has none, or the firmware switched it off or put it where none may be.</returns>
    public static bool TryInitialize()
    {
        if ((Cpu.FeaturesOf(CpuidLeaf.Features) & CpuFeature.Apic) == 0)
            return false;

        ulong mode = Cpu.ReadMsr(Msr.ApicBase);
        if ((mode & GloballyEnabled) == 0)
            return false;

        if ((mode & InX2Mode) == 0 && !TryMap(mode & PhysFrame.AddressMask))
            return false;

        Write(TaskPriority, 0);
        Write(SpuriousInterrupt, SoftwareEnabled | SpuriousVector);
        return true;
    }

    private static bool TryMap(ulong address)
    {
        if (!DeviceRange.TryCheck("local APIC"u8, address, Bytes, RangeUse.Device, out DeviceRange range))
            return false;

        _registers = (byte*)DeviceMemory.Map(in range).Pointer;
        return true;
    }

    /// <summary>Tells that the interrupt that is being handled was taken.</summary>
    public static void End() => Write(EndOfInterrupt, 0);

    /// <summary>The number by which interrupts are sent to this CPU.</summary>
    public static uint ReadId()
    {
        uint id = Read(Id);
        return _registers != null ? id >> IdShift : id;
    }

    /// <summary>Lets the timer count down from 2^32 - 1, without an interrupt, to be measured.</summary>
    public static void StartCountdown() => StartTimer(TimerMasked, uint.MaxValue);

    /// <summary>What is left of the countdown.</summary>
    public static uint ReadCountdown() => Read(TimerNow);

    /// <summary>Lets the timer interrupt once.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="count">Counts until then; not 0.</param>
    public static void StartOnce(byte vector, uint count) => StartTimer(vector, count);

    /// <summary>Lets it interrupt once more, or at another time than it was to.</summary>
    /// <param name="count">Counts until then; not 0.</param>
    public static void Restart(uint count) => Write(TimerStart, count);

    private static void StartTimer(uint entry, uint count)
    {
        Write(TimerDivider, DivideBy16);
        Write(TimerEntry, entry);
        Write(TimerStart, count);
    }

    private static uint Read(uint register) => _registers != null
        ? Volatile.Read(ref *(uint*)(_registers + register))
        : (uint)Cpu.ReadMsr(Msr.FirstX2Apic + (register >> X2RegisterShift));

    private static void Write(uint register, uint value)
    {
        if (_registers != null)
            Volatile.Write(ref *(uint*)(_registers + register), value);
        else
            Cpu.WriteMsr(Msr.FirstX2Apic + (register >> X2RegisterShift), value);
    }
}
