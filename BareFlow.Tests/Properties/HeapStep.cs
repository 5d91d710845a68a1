using System;
using CsCheck;

namespace BareFlow.Tests.Properties;

/// <summary>What to do next with a heap.</summary>
internal enum HeapAction
{
    Allocate,
    AllocateAligned,
    AllocateZeroed,
    Reallocate,
    Free,
    FreeAll,
}

/// <summary>One step of a sequence, random or read from bytes.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Size">The size that is asked for.</param>
/// <param name="Which">Which block to resize or free; which alignment, as a power of two.</param>
internal readonly record struct HeapStep(HeapAction Action, ulong Size, ushort Which)
{
    /// <summary>Bytes that a step is read from.</summary>
    public const int EncodedSize = 4;

    private const int LargestAlignmentLog = 16;
    private const int BitsInByte = 8;
    private const int ActionBits = 4;
    private const int ActionMask = (1 << ActionBits) - 1;

    /// <summary>Half of the bytes allocate and free small things, so that heaps live long in a corpus.</summary>
    private static readonly HeapAction[] ActionOfCode =
    [
        HeapAction.Allocate, HeapAction.Allocate, HeapAction.Allocate, HeapAction.Allocate, HeapAction.Free,
        HeapAction.Free, HeapAction.Free, HeapAction.Free, HeapAction.Reallocate, HeapAction.Reallocate,
        HeapAction.Reallocate, HeapAction.AllocateAligned, HeapAction.AllocateAligned, HeapAction.AllocateZeroed,
        HeapAction.AllocateZeroed, HeapAction.FreeAll,
    ];

    /// <summary>How far the 16 bits of a size are moved up: small ones often, and some that no heap can serve.</summary>
    private static readonly int[] ShiftOfCode = [0, 0, 0, 0, 0, 1, 2, 4, 8, 12, 16, 20, 23, 24, 40, 48];

    /// <summary>Sizes that fit often, sizes around powers of two, and sizes whose rounding would wrap around.</summary>
    private static readonly Gen<ulong> Sizes = Gen.Frequency(
        (20, Gen.ULong[0, 100]),
        (8, Gen.ULong[0, 3000]),
        (2, Gen.ULong[0, 40_000]),
        (1, Gen.Select(Gen.Int[0, 63], Gen.ULong[0, 2], (bit, offset) => (1UL << bit) + offset - 1)),
        (1, Gen.ULong[ulong.MaxValue - 40, ulong.MaxValue]));

    /// <summary>Any step: what is allocated and what is freed keep each other in balance.</summary>
    public static readonly Gen<HeapStep> Any = Gen.Select(
        Gen.Frequency(
            (300, Gen.Const(HeapAction.Allocate)),
            (60, Gen.Const(HeapAction.AllocateAligned)),
            (60, Gen.Const(HeapAction.AllocateZeroed)),
            (180, Gen.Const(HeapAction.Reallocate)),
            (380, Gen.Const(HeapAction.Free)),
            (2, Gen.Const(HeapAction.FreeAll))),
        Sizes,
        Gen.UShort,
        (action, size, which) => new HeapStep(action, size, which));

    /// <summary>The alignment of <see cref="HeapAction.AllocateAligned"/>: 1 to 64 KiB.</summary>
    public ulong Alignment => 1UL << (Which % (LargestAlignmentLog + 1));

    /// <summary>The step that <see cref="EncodedSize"/> bytes stand for; any bytes are a step.</summary>
    public static HeapStep Decode(ReadOnlySpan<byte> bytes)
    {
        HeapAction action = ActionOfCode[bytes[0] & ActionMask];
        ulong size = (ulong)(bytes[2] | (bytes[3] << BitsInByte)) << ShiftOfCode[bytes[0] >> ActionBits];
        return new HeapStep(action, size, bytes[1]);
    }
}
