using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Cosmos.SelfTest.Generator;

/// <summary>What the class that a program starts with must obey. <c>docs/cosmos.md</c> lists these texts.</summary>
internal static class KernelRules
{
    private static readonly (KernelRule Rule, string Title, string Advice)[] Texts =
    [
        (KernelRule.NoKernel,
            "The program has nothing to start with",
            "Derive a class from Cosmos.System.Kernel, or write a Main."),
        (KernelRule.SeveralKernels,
            "The program has several kernels",
            "Keep one class that derives from Cosmos.System.Kernel, or write a Main that starts one of them."),
        (KernelRule.CannotBeMade,
            "The kernel cannot be created",
            "Make it and the classes around it at least internal and not generic, with a constructor without parameters that " +
            "is at least internal."),
        (KernelRule.HiddenByMain,
            "A Main stands before the kernel",
            "Rename the Main, or let it start the kernel; the program begins there, and nothing else would."),
    ];

    /// <summary>The rules, ascending by number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [.. Texts.Select(Describe)];

    /// <summary>What the compiler is told about a rule.</summary>
    public static DiagnosticDescriptor Describe(KernelRule rule) => All[(int)rule - 1];

    private static DiagnosticDescriptor Describe((KernelRule Rule, string Title, string Advice) text)
    {
        string code = ((int)text.Rule).ToString("'KERNEL'0000", CultureInfo.InvariantCulture);
        return new DiagnosticDescriptor(
            code, text.Title, $"{text.Title}: {{0}}. {text.Advice}", "Kernel", DiagnosticSeverity.Error, true, text.Advice);
    }
}
