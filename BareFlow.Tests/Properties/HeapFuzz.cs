using System;
using BareFlow.Tests.Unit;
using BareFlow.Tests.Unit.Memory;

namespace BareFlow.Tests.Properties;

/// <summary>Any bytes as a sequence of steps on a free-list heap beside its model.</summary>
/// <remarks>The first byte chooses source and heap size; each four that follow are a step.</remarks>
internal static class HeapFuzz
{
    private const int SizeMask = 3;
    private const int SourceBit = 4;

    private static readonly ulong[] HeapSizes = [4096, 65_536, 200_000, 2 * 1024 * 1024];

    /// <summary>Runs the steps; an exception is a finding.</summary>
    public static void Run(ReadOnlySpan<byte> input)
    {
        if (input.Length == 0)
            return;

        string configuration = (input[0] & SourceBit) == 0 ? "free list" : "free list, zeroed source";
        using var memory = new NativeBlock(HeapSizes[input[0] & SizeMask]);
        using HeapModel model = HeapConfiguration.Named(configuration).NewModel(memory);
        for (int at = 1; at + HeapStep.EncodedSize <= input.Length; at += HeapStep.EncodedSize)
            model.Do(HeapStep.Decode(input.Slice(at, HeapStep.EncodedSize)));

        model.Finish();
    }
}
