using IL2CPU.API;

namespace Cosmos.Core.Processors;

/// <summary>Single instructions of the CPU that C# cannot say.</summary>
[Plug("Cpu.xs")]
public static unsafe class Cpu
{
    /// <summary>Stops this CPU for good: interrupts off, halted.</summary>
    [PlugMethod]
    public static extern void HaltForever();

    /// <summary>Lets interrupts in and waits for one. They stay let in.</summary>
    [PlugMethod]
    public static extern void WaitForInterrupt();

    /// <summary>Lets interrupts in.</summary>
    [PlugMethod]
    internal static extern void EnableInterrupts();

    /// <summary>Keeps interrupts out.</summary>
    [PlugMethod]
    internal static extern void DisableInterrupts();

    /// <summary>The feature bits that CPUID leaves in EDX (Intel SDM vol. 2A, CPUID).</summary>
    [PlugMethod]
    internal static extern uint FeaturesOf(uint leaf);

    /// <summary>Reads a model-specific register, which must exist.</summary>
    [PlugMethod]
    internal static extern ulong ReadMsr(uint register);

    /// <summary>Writes a model-specific register, which must exist and take the value.</summary>
    [PlugMethod]
    internal static extern void WriteMsr(uint register, ulong value);

    /// <summary>Makes the CPU give up: an exception with no gate to any handler, which resets the machine.</summary>
    [PlugMethod]
    internal static extern void TripleFault();

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
