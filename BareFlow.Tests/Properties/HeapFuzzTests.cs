using System;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using CsCheck;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>What fuzzing found, again: <c>bench/fuzz</c> wrote the corpus, each file of which reaches something.</summary>
public class HeapFuzzTests
{
    private const int LongestInput = 400;
    private const int Inputs = 2000;

    private static string Corpus => Repository.At("BareFlow.Tests/Corpus/freelist");

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Corpus).Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_in_the_corpus_fails(string file) => HeapFuzz.Run(File.ReadAllBytes(Path.Combine(Corpus, file)));

    [Fact]
    public void Any_bytes_are_a_sequence_of_steps() =>
        Gen.Byte.Array[0, LongestInput].Sample(input => HeapFuzz.Run(input), iter: Inputs);
}
