using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>Brings the machine's interrupts to vectors 32 to 47, by the APICs where there are any, by the PICs else.</summary>
/// <remarks>Called with interrupts off.</remarks>
public static unsafe class InterruptController
{
    /// <summary>The vector of interrupt 0 of the ISA bus; the 15 others follow.</summary>
    public const byte FirstVector = 32;

    private const int VectorsInUse = 32;

    private static bool _hasIoApic;

    /// <summary>Whether this CPU's own controller, the local APIC, is in use.</summary>
    public static bool HasApic { get; private set; }

    /// <summary>Takes all controllers over, with every interrupt masked. Needs <see cref="Acpi.Initialize"/> before
    /// it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Initialize()
    {
        Pic.Initialize();
        HasApic = LocalApic.TryInitialize();
        _hasIoApic = HasApic && IoApic.IsPresent;
        if (_hasIoApic)
            IoApic.MaskAll();

        for (int vector = FirstVector; vector < FirstVector + VectorsInUse; vector++)
            Interrupts.SetHandler((byte)vector, &End);
    }

    /// <summary>Lets an interrupt of the ISA bus through, to vector 32 and up.</summary>
    /// <param name="interrupt">0 to 15: 0 the timer, 1 the keyboard, 4 the first serial port.</param>
    /// <param name="handler">Called with interrupts off, on an interrupt stack; it calls <see cref="End"/>. <see cref="End"/>
    /// itself where the interrupt is to do no more than to wake a CPU that waits.</param>
    public static void Enable(int interrupt, delegate*<InterruptContext*, void> handler)
    {
        byte vector = (byte)(FirstVector + interrupt);
        Interrupts.SetHandler(vector, handler);
        if (_hasIoApic)
            IoApic.Enable((uint)interrupt, vector);
        else
            Pic.Enable(interrupt);
    }

    /// <summary>Tells the controller that an interrupt was taken, so that the next one may come. The one place that does:
    /// every handler calls it, once, and before it leaves for good.</summary>
    public static void End(InterruptContext* context)
    {
        int interrupt = (int)context->Vector - FirstVector;
        if (interrupt < Pic.Inputs && !_hasIoApic)
            Pic.End(interrupt);
        else if (context->Vector != LocalApic.SpuriousVector)
            LocalApic.End();
    }
}
