using IL2CPU.API;

namespace Cosmos.Core;

/// <summary>Single instructions of the CPU that C# cannot say.</summary>
[Plug("Cpu.xs")]
public static unsafe class Cpu
{
    /// <summary>Stops this CPU for good: interrupts off, halted.</summary>
    [PlugMethod]
    public static extern void HaltForever();

    /// <summary>The address of the last page fault, CR2.</summary>
    [PlugMethod]
    public static extern ulong ReadCr2();

    /// <summary>A number that is hard to guess: from the CPU's random source where it has one, and from its clock.</summary>
    [PlugMethod]
    internal static extern ulong RandomNumber();

    /// <summary>Loads the interrupt descriptor table, which must stay where it is.</summary>
    [PlugMethod]
    internal static extern void LoadIdt(DescriptorTablePointer* pointer);
}
