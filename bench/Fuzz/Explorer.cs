using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using BareFlow.Tests.Properties;

namespace BareFlow.Fuzz;

/// <summary>Looks for inputs that reach what none did before, or that fail; leaves the fewest and shortest behind.</summary>
internal static class Explorer
{
    private const int NameLength = 16;
    private const int StepSize = 4;

    /// <summary>Explores for a while from the corpus on, and writes the corpus anew.</summary>
    /// <returns>0; 1 when an input failed, which is then in the corpus.</returns>
    public static int Run(string folder, TimeSpan limit)
    {
        List<byte[]> inputs = [[0], .. Directory.GetFiles(folder).Select(File.ReadAllBytes)];
        var mutator = new Mutator(new Random());
        var reached = new CoverageSet();
        long runs = 0;
        foreach (byte[] input in inputs)
            reached.Add(CoverageOf(input));

        Console.WriteLine($"{inputs.Count - 1} inputs reach {reached.Count} branches");
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < limit; runs++)
        {
            byte[] input = mutator.Next(inputs);
            if (!TryRun(input, out byte[] coverage))
                return Report(folder, input);

            if (reached.Add(coverage))
                inputs.Add(input);
        }

        List<byte[]> kept = Minimise(inputs);
        Write(folder, kept);
        Console.WriteLine($"{runs} runs; {kept.Count} inputs reach {reached.Count} branches");
        return 0;
    }

    private static byte[] CoverageOf(byte[] input) => Coverage.Of(() => HeapFuzz.Run(input));

    private static bool TryRun(byte[] input, out byte[] coverage)
    {
        coverage = [];
        try
        {
            coverage = CoverageOf(input);
            return true;
        }
        catch (Exception failure)
        {
            Console.Error.WriteLine(failure.Message);
            return false;
        }
    }

    private static int Report(string folder, byte[] input)
    {
        byte[] smallest = Shorten(input, shorter => !TryRun(shorter, out _));
        string file = Path.Combine(folder, NameOf(smallest));
        File.WriteAllBytes(file, smallest);
        Console.Error.WriteLine($"failed: {file}");
        return 1;
    }

    /// <summary>The shortest first, each only when it reaches something that those before do not, and without the steps
    /// that it does not need for that.</summary>
    private static List<byte[]> Minimise(List<byte[]> inputs)
    {
        var kept = new List<byte[]>();
        var reached = new CoverageSet();
        foreach (byte[] input in inputs.OrderBy(input => input.Length))
        {
            byte[] fresh = reached.NewIn(CoverageOf(input));
            if (!fresh.ContainsAnyExcept((byte)0))
                continue;

            byte[] shortest = Shorten(input, shorter => CoverageSet.Includes(CoverageOf(shorter), fresh));
            reached.Add(CoverageOf(shortest));
            kept.Add(shortest);
        }

        return kept;
    }

    /// <summary>Takes steps out as long as an input stays what it is wanted for: half of them at once, then fewer.</summary>
    private static byte[] Shorten(byte[] input, Func<byte[], bool> isWanted)
    {
        for (int length = (input.Length - 1) / StepSize / 2 * StepSize; length >= StepSize; length = length / StepSize / 2 * StepSize)
        {
            for (int start = input.Length - length; start >= 1; start -= length)
            {
                byte[] shorter = [.. input[..start], .. input[Math.Min(start + length, input.Length)..]];
                if (isWanted(shorter))
                    input = shorter;
            }
        }

        return input;
    }

    private static void Write(string folder, List<byte[]> inputs)
    {
        foreach (string file in Directory.GetFiles(folder))
            File.Delete(file);

        foreach (byte[] input in inputs)
            File.WriteAllBytes(Path.Combine(folder, NameOf(input)), input);
    }

    private static string NameOf(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input))[..NameLength];
}
