using System;

namespace DotnetBench;

/// <summary>Arrays that go to the heap for large objects, replaced at random and written through.</summary>
internal static class LargeObjects
{
    private const int Held = 32;
    private const int Smallest = 100_000;
    private const int Largest = 1_500_000;
    private const int Rounds = 6;

    public static long Run(int scale)
    {
        var random = new Random(2);
        byte[][] arrays = new byte[Held][];
        long sum = 0;
        for (int round = 0; round < Rounds * scale; round++)
        {
            byte[] array = new byte[random.Next(Smallest, Largest)];
            array.AsSpan().Fill((byte)round);
            arrays[random.Next(Held)] = array;
            sum += array[^1] + array.Length;
        }

        return sum;
    }
}
