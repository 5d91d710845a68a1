using System;
using System.Collections.Generic;

namespace DotnetBench;

/// <summary>A dictionary that grows, loses entries and gets others, keyed by strings.</summary>
internal static class DictionaryChurn
{
    private const int Keys = 20_000;
    private const int Steps = 3_000;

    public static long Run(int scale)
    {
        var random = new Random(1);
        var entries = new Dictionary<string, int[]>();
        long sum = 0;
        for (int step = 0; step < Steps * scale; step++)
        {
            string key = "key " + random.Next(Keys);
            if (entries.Remove(key, out int[]? old))
                sum += old.Length;
            else
                entries.Add(key, new int[random.Next(16)]);
        }

        return sum + entries.Count;
    }
}
