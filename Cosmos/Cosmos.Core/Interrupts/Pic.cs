namespace Cosmos.Core;

/// <summary>The two 8259A interrupt controllers of the PC, whose 16 inputs are those of the ISA bus (Intel 8259A data
/// sheet).</summary>
internal static class Pic
{
    /// <summary>Inputs of both.</summary>
    public const int Inputs = 16;

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

    // The input that a request arrives at when it goes away before it is taken.
    private const int SpuriousInput = 7;

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

    /// <summary>Lets an input through.</summary>
    public static void Enable(int input)
    {
        int mask = ~(1 << input | 1 << CascadeInput);
        Ports.WriteByte(FirstData, (byte)(Ports.ReadByte(FirstData) & mask));
        Ports.WriteByte(SecondData, (byte)(Ports.ReadByte(SecondData) & mask >> InputsOfOne));
    }

    /// <summary>Tells that the interrupt of an input was taken. A spurious one was not, and takes no such telling, but the
    /// first controller's where it came by the second.</summary>
    public static void End(int input)
    {
        if (input >= InputsOfOne)
            EndAt(SecondCommand, input - InputsOfOne);

        EndAt(FirstCommand, input >= InputsOfOne ? CascadeInput : input);
    }

    private static void EndAt(ushort command, int input)
    {
        Ports.WriteByte(command, ReadInService);
        if (input != SpuriousInput || Ports.ReadByte(command) >> SpuriousInput != 0)
            Ports.WriteByte(command, EndOfInterrupt);
    }
}
