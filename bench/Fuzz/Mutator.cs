using System;
using System.Collections.Generic;

namespace BareFlow.Fuzz;

/// <summary>Makes inputs out of inputs.</summary>
internal sealed class Mutator(Random random)
{
    private const int StepSize = 4;
    private const int LargestInput = 1 + StepSize * 256;
    private const int MostChanges = 6;
    private const int LongestRun = 8;

    /// <summary>One input of the list, changed in a few places.</summary>
    public byte[] Next(IReadOnlyList<byte[]> inputs)
    {
        List<byte> bytes = [.. inputs[random.Next(inputs.Count)]];
        for (int changes = random.Next(MostChanges) + 1; changes > 0; changes--)
            Change(bytes, inputs);

        if (bytes.Count > LargestInput)
            bytes.RemoveRange(LargestInput, bytes.Count - LargestInput);

        return [.. bytes];
    }

    private void Change(List<byte> bytes, IReadOnlyList<byte[]> inputs)
    {
        switch (random.Next(5))
        {
            case 0:
                if (bytes.Count > 0)
                    bytes[random.Next(bytes.Count)] = (byte)random.Next(byte.MaxValue + 1);
                break;
            case 1:
                Insert(bytes, RandomSteps());
                break;
            case 2:
                Remove(bytes);
                break;
            case 3:
                Insert(bytes, Steps(bytes.ToArray()));
                break;
            default:
                Insert(bytes, Steps(inputs[random.Next(inputs.Count)]));
                break;
        }
    }

    private void Insert(List<byte> bytes, ReadOnlySpan<byte> steps)
    {
        if (bytes.Count == 0)
            bytes.Add((byte)random.Next(byte.MaxValue + 1));

        bytes.InsertRange(StepAt(bytes.Count), steps);
    }

    private void Remove(List<byte> bytes)
    {
        int start = StepAt(bytes.Count);
        bytes.RemoveRange(start, Math.Min(random.Next(LongestRun) * StepSize, bytes.Count - start));
    }

    private byte[] RandomSteps()
    {
        var steps = new byte[(random.Next(LongestRun) + 1) * StepSize];
        random.NextBytes(steps);
        return steps;
    }

    private ReadOnlySpan<byte> Steps(byte[] input)
    {
        int start = StepAt(input.Length);
        return input.AsSpan(start, Math.Min(random.Next(LongestRun) * StepSize, input.Length - start));
    }

    private int StepAt(int length) => length == 0 ? 0 : 1 + random.Next((length - 1) / StepSize + 1) * StepSize;
}
