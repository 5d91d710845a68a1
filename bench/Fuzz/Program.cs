using System;
using System.Globalization;
using System.Linq;

namespace BareFlow.Fuzz;

/// <summary>Coverage-guided fuzzing of the free-list allocator; <c>bench/fuzz</c> runs it.</summary>
public static class Program
{
    private static readonly string[] Allocators = ["BareFlow.Memory.BumpList.", "BareFlow.Memory.FreeList.", "BareFlow.Memory.Hardened."];

    /// <summary><c>instrument ASSEMBLY</c> makes a copy of BareFlow.Memory.dll count its branches; <c>explore CORPUS
    /// SECONDS</c> runs inputs from there on.</summary>
    /// <returns>0 when nothing was found, 1 for a finding, 2 for wrong arguments.</returns>
    public static int Main(string[] arguments) => arguments switch
    {
        ["instrument", var assembly] => Instrument(assembly),
        ["explore", var corpus, var seconds] => Explorer.Run(
            corpus, TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture))),
        _ => 2,
    };

    private static int Instrument(string assembly)
    {
        var types = SharpFuzz.Fuzzer.Instrument(
            assembly, name => Allocators.Any(space => name.StartsWith(space, StringComparison.Ordinal)), SharpFuzz.Options.Value);
        Console.WriteLine($"{types.Count()} types count their branches.");
        return 0;
    }
}
