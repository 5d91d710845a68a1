using Cosmos.Core.Processors;

namespace Cosmos.Core.Controllers;

/// <summary>The two 8259A interrupt controllers of the PC, whose 16 inputs are those of the ISA bus (Intel 8259A data
/// sheet).</summary>
internal static class Pic
{
    private const byte FirstCommand = 0x20;
    private const byte FirstData = 0x21;
    private const byte SecondCommand = 0xA0;
    private const byte SecondData = 0xA1;
    private const int InputsOfOne = 8;

    // Where the second one is wired to the first one.
    private const int CascadeInput = 2;

    private const byte BeginEdgeCascaded = 0x11;
    private const byte Intel8086Mode = 0x01;
    private const byte EndOfInterrupt = 0x20;
    private const byte ReadInService = 0x0B;
    private const byte AllMasked = 0xFF;
    private const byte AllButTimer = 0xFE;

    /// <summary>Moves the inputs to vectors from <see cref="InterruptController.FirstVector"/> on, where they are no
    /// exceptions, and masks them all.</summary>
    public static void Initialize() => Ports.WriteAll(
    [
        FirstCommand, BeginEdgeCascaded,
        FirstData, InterruptController.FirstVector,
        FirstData, 1 << CascadeInput,
        FirstData, Intel8086Mode,
        FirstData, AllMasked,
        SecondCommand, BeginEdgeCascaded,
        SecondData, InterruptController.FirstVector + InputsOfOne,
        SecondData, CascadeInput,
        SecondData, Intel8086Mode,
        SecondData, AllMasked,
    ]);

    /// <summary>Lets the interval timer's interrupt through, which is input 0.</summary>
    public static void EnableTimer() => Ports.WriteByte(FirstData, AllButTimer);

    /// <summary>Tells that an interrupt of the first one was taken. None is in service when it went away before it was taken,
    /// and then there is nothing to tell.</summary>
    public static void End()
    {
        Ports.WriteByte(FirstCommand, ReadInService);
        if (Ports.ReadByte(FirstCommand) != 0)
            Ports.WriteByte(FirstCommand, EndOfInterrupt);
    }
}
