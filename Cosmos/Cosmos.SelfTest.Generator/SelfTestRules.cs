using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Cosmos.SelfTest.Generator;

/// <summary>What the declarations of self-tests must obey. <c>docs/self-tests.md</c> lists these texts.</summary>
internal static class SelfTestRules
{
    private static readonly (SelfTestRule Rule, string Title, string Advice)[] Texts =
    [
        (SelfTestRule.Signature,
            "A self-test cannot be called",
            "Write 'internal static void Name(ref Verdict verdict)'; a case on a heap takes 'ref HeapCalls heap' as well, " +
            "or is generic over the allocator."),
        (SelfTestRule.SuiteClass,
            "A class of self-tests cannot be named",
            "Make it static, at least internal, and not generic."),
        (SelfTestRule.Name,
            "The name is no test name",
            "Use small letters, digits and hyphens; a suite and a case have at most 63 characters together."),
        (SelfTestRule.DuplicateCase, "A suite has two cases of one name", "Rename one of them."),
        (SelfTestRule.DuplicateSuite, "Two suites have one name", "Rename one of them, or move its cases into the other."),
        (SelfTestRule.UnorderedSuite, "A suite is not in the order", "Name it in the assembly's SelfTestOrder."),
        (SelfTestRule.OrderWithoutSuite,
            "The order names a suite that is not there",
            "Remove it from SelfTestOrder, or declare the suite once."),
        (SelfTestRule.EmptySuite, "A suite has no cases", "Give a method the attribute SelfTest."),
        (SelfTestRule.CaseWithoutSuite,
            "A case would never run",
            "Make its class a SelfTestSuite, or name the class in the SharedCases of a suite."),
        (SelfTestRule.CaseWithoutHeap,
            "A case needs a heap and its suite has none",
            "Give the suite the attribute OnHeap, or set Heap in the SharedCases."),
        (SelfTestRule.ProgramSignature,
            "A self-test of the program cannot be called",
            "Write 'internal static void Name()', or 'internal static Task Name()' for one that awaits."),
    ];

    /// <summary>The rules, ascending by number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [.. Texts.Select(Describe)];

    /// <summary>What the compiler is told about a rule.</summary>
    public static DiagnosticDescriptor Describe(SelfTestRule rule) => All[(int)rule - 1];

    private static DiagnosticDescriptor Describe((SelfTestRule Rule, string Title, string Advice) text)
    {
        string code = ((int)text.Rule).ToString("'SELFTEST'0000", CultureInfo.InvariantCulture);
        return new DiagnosticDescriptor(
            code, text.Title, $"{text.Title}: {{0}}. {text.Advice}", "SelfTest", DiagnosticSeverity.Error, true, text.Advice);
    }
}
