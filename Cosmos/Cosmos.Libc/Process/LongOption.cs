using System;
using Cosmos.Core.Strings;

namespace Cosmos.Libc;

/// <summary>C's <c>struct option</c>: a long option. An array of them ends with one without a name.</summary>
internal unsafe struct LongOption
{
    /// <summary><c>no_argument</c>.</summary>
    public const int NoArgument = 0;

    /// <summary><c>required_argument</c>.</summary>
    public const int NeedsArgument = 1;

    /// <summary>The name.</summary>
    public byte* Name;

    /// <summary>Whether it has an argument: never, always, or only behind an equals sign.</summary>
    public int HasArgument;

    /// <summary>Where <see cref="Value"/> is stored; null where it is returned.</summary>
    public int* Flag;

    /// <summary>What is stored or returned.</summary>
    public int Value;

    /// <summary>Whether a word begins its name.</summary>
    public readonly bool BeginsWith(ReadOnlySpan<byte> word) => Text.StartsWith(Text.OfZero(Name), word);

    /// <summary>Whether another one means the same.</summary>
    public readonly bool IsLike(LongOption* other) =>
        HasArgument == other->HasArgument && Flag == other->Flag && Value == other->Value;
}
