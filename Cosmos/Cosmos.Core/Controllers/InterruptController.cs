using System.Runtime.CompilerServices;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Firmware;
using IL2CPU.API;

namespace Cosmos.Core.Controllers;

/// <summary>The machine's interrupt controllers: the APICs, or the PICs on a CPU without.</summary>
public static unsafe class InterruptController
{
    /// <summary>The vector of interrupt 0 of the ISA bus, the interval timer's; the 15 others follow.</summary>
    internal const byte FirstVector = (byte)InterruptVector.FirstIsa;

    private const int VectorsInUse = 32;

    /// <summary>Whether this CPU's own controller, the local APIC, is in use.</summary>
    [field: SetAtBoot]
    public static bool HasApic { get; private set; }

    /// <summary>Takes all controllers over, with every interrupt of a device masked. Needs <see cref="Acpi.Initialize"/> before
    /// it, and interrupts off.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Initialize()
    {
        Pic.Initialize();
        IoApic.MaskAll();
        HasApic = LocalApic.TryInitialize();
        for (int vector = FirstVector; vector < FirstVector + VectorsInUse; vector++)
            Interrupts.SetHandler((byte)vector, &End);
    }

    /// <summary>Tells the controller that an interrupt was taken, so that the next one may come. No other code does so:
    /// every handler calls it, once, and before it leaves for good. It is also the handler of interrupts without
    /// another one.</summary>
    public static void End(InterruptContext* context)
    {
        if (!HasApic)
            Pic.End();
        else if (context->Vector != LocalApic.SpuriousVector)
            LocalApic.End();
    }
}
