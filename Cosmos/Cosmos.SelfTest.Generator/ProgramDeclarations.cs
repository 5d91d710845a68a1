using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Cosmos.SelfTest.Generator;

/// <summary>Reads the attributes of the program's self-tests.</summary>
internal static class ProgramDeclarations
{
    public const string SuiteAttribute = "Cosmos.System.SelfTest.SelfTestSuiteAttribute";
    public const string CaseAttribute = "Cosmos.System.SelfTest.SelfTestAttribute";

    /// <summary>What ILC looks for on a method that gets a C symbol.</summary>
    public const string ExportAttribute = "System.Runtime.RuntimeExportAttribute";

    private const string TaskType = "System.Threading.Tasks.Task";

    /// <summary>The suite that a class with its attribute declares.</summary>
    public static SelfTestSuite Suite(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = context.Attributes[0];
        var findings = new List<Finding>();
        if (!type.IsStatic || type.IsGenericType || !Declarations.IsVisible(type.DeclaredAccessibility))
            findings.Add(new Finding(SelfTestRule.SuiteClass, Place.Of(type), type.Name));

        IEnumerable<SelfTestCase> cases =
            from method in type.GetMembers().OfType<IMethodSymbol>()
            from test in Declarations.AttributesOf(method, CaseAttribute)
            select Case(method, test, findings);
        CaseGroup[] groups =
            [new CaseGroup(Declarations.FullName(type), 0, Place.Of(type), new EquatableArray<SelfTestCase>(cases))];
        return new SelfTestSuite(
            Declarations.FirstArgument(attribute),
            Declarations.Named(attribute, "OnlyByName", false),
            "",
            Place.Of(type),
            new EquatableArray<CaseGroup>(groups.Where(group => group.Cases.Count > 0)),
            new EquatableArray<Finding>(findings));
    }

    /// <summary>Whether the assembly has the attribute that ILC looks for.</summary>
    public static bool HasExportAttribute(Compilation compilation, CancellationToken cancellation) =>
        compilation.Assembly.GetTypeByMetadataName(ExportAttribute) is not null;

    private static SelfTestCase Case(IMethodSymbol method, AttributeData attribute, List<Finding> findings)
    {
        if (!IsCallable(method))
            findings.Add(new Finding(SelfTestRule.ProgramSignature, Place.Of(method), method.Name));

        string call = $"{Declarations.FullName(method.ContainingType)}.{method.Name}";
        return new SelfTestCase(
            Hyphenate(method.Name), call, false, Place.Of(method), Declarations.Named(attribute, "Seconds", 0));
    }

    private static bool IsCallable(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, Parameters.Length: 0 }
        && Declarations.IsVisible(method.DeclaredAccessibility)
        && (method.ReturnsVoid ? !method.IsAsync : method.ReturnType.ToDisplayString() == TaskType);

    /// <summary>Small letters, with a hyphen before each word; a run of capitals is one word.</summary>
    private static string Hyphenate(string name)
    {
        var text = new StringBuilder();
        for (int index = 0; index < name.Length; index++)
        {
            if (index > 0 && char.IsUpper(name[index]) && (!char.IsUpper(name[index - 1]) || IsLower(name, index + 1)))
                text.Append('-');

            text.Append(char.ToLowerInvariant(name[index]));
        }

        return text.ToString();
    }

    private static bool IsLower(string name, int index) => index < name.Length && char.IsLower(name[index]);
}
