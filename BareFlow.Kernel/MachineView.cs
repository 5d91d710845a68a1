using System;
using Cosmos.Core;

namespace BareFlow.Kernel;

/// <summary>What the machine is, as text.</summary>
internal static class MachineView
{
    private static readonly string[] _kinds =
        ["", "usable", "reserved", "ACPI tables", "ACPI storage", "broken", "left by the loader", "kernel"];

    /// <summary>The RAM in use, and the memory map.</summary>
    public static void ShowMemory()
    {
        Console.WriteLine($"{CPU.GetAmountOfRAM()} MiB of RAM, {GCImplementation.GetUsedRAM():N0} bytes in use");
        Console.WriteLine($"the kernel's image ends at 0x{CPU.GetEndOfKernel():x}");
        foreach (MemoryMapBlock run in CPU.GetMemoryMap())
            Console.WriteLine($"0x{run.Address:x12} - 0x{run.Address + run.Length:x12} {_kinds[run.Type]}");
    }

    /// <summary>The time of day, and that since boot.</summary>
    public static void ShowTime()
    {
        Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC");
        Console.WriteLine($"up for {TimeSpan.FromMilliseconds(Environment.TickCount64)}");
    }

    /// <summary>The CPU's name and pace.</summary>
    public static void ShowCpu()
    {
        Console.WriteLine($"{CPU.GetCPUVendorName()}, {CPU.GetCPUBrandString()}");
        Console.WriteLine($"{CPU.GetCPUCycleSpeed():N0} cycles a second, {Environment.ProcessorCount} for threads");
    }

    /// <summary>The keys that are pressed, until one is q.</summary>
    public static void ShowKeys()
    {
        ConsoleKeyInfo key;
        do
        {
            key = Console.ReadKey(intercept: true);
            Console.WriteLine(key.Modifiers == 0 ? $"{key.Key}" : $"{key.Modifiers} {key.Key}");
        }
        while (key.Key != ConsoleKey.Q);
    }
}
