using System;
using System.Linq;

namespace DotnetBench;

/// <summary>Numbers and texts put in order.</summary>
internal static class Sorting
{
    private const int Numbers = 300_000;
    private const int Texts = 20_000;
    private const int Rounds = 5;

    public static long Run(int scale)
    {
        var random = new Random(3);
        long sum = 0;
        for (int round = 0; round < Rounds * scale / 100; round++)
        {
            int[] numbers = new int[Numbers];
            foreach (ref int number in numbers.AsSpan())
                number = random.Next();

            Array.Sort(numbers);
            string[] texts = [.. numbers.Take(Texts).OrderBy(number => number % 1_000).Select(number => number.ToString())];
            Array.Sort(texts, StringComparer.Ordinal);
            sum += numbers[Numbers / 2] + texts[0].Length;
        }

        return sum;
    }
}
