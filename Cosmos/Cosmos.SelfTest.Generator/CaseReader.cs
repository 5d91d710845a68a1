using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Cosmos.SelfTest.Generator;

/// <summary>Reads the cases of a suite, and collects what is wrong with them.</summary>
/// <param name="compilation">What the compiler knows.</param>
internal sealed class CaseReader(Compilation compilation)
{
    private const string HeapType = "Cosmos.Core.SelfTest.HeapCalls";
    private const string VerdictType = "BareFlow.Memory.Cases.Verdict";
    private const string TaskType = "System.Threading.Tasks.Task";

    private readonly bool _isProgram = TestAssembly.IsProgramIn(compilation);
    private readonly List<Finding> _findings = [];

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The cases of a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="heap">The number of the heap that they run on.</param>
    /// <param name="place">Where the suite names the class.</param>
    public CaseGroup Group(INamedTypeSymbol type, int heap, Place? place)
    {
        if (!type.IsStatic || type.IsGenericType || !Declarations.IsVisible(type.DeclaredAccessibility))
            _findings.Add(new Finding(SelfTestRule.SuiteClass, Place.Of(type) ?? place, type.Name));

        IEnumerable<SelfTestCase> cases =
            from method in type.GetMembers().OfType<IMethodSymbol>()
            from attribute in Declarations.AttributesOf(method, SelfTestAttributes.Case)
            select Case(method, attribute);
        return new CaseGroup(Declarations.FullName(type), heap, place, new EquatableArray<SelfTestCase>(cases));
    }

    private SelfTestCase Case(IMethodSymbol method, AttributeData attribute)
    {
        if (!(_isProgram ? IsCallableInProgram(method) : IsCallableInKernel(method)))
            _findings.Add(new Finding(_isProgram ? SelfTestRule.ProgramSignature : SelfTestRule.Signature, Place.Of(method), method.Name));

        return new SelfTestCase(
            Declarations.FirstArgument(attribute) ?? Hyphenate(method.Name),
            $"{Declarations.FullName(method.ContainingType)}.{method.Name}",
            !_isProgram && method.Parameters.Length == 2 && TakesHeap(method),
            Place.Of(method),
            Declarations.Named(attribute, "Seconds", 0));
    }

    private static bool IsCallableInKernel(IMethodSymbol method) =>
        method is { IsStatic: true, ReturnsVoid: true, IsAsync: false, Parameters.Length: 1 or 2 }
        && Declarations.IsVisible(method.DeclaredAccessibility)
        && IsReferenceTo(method.Parameters[0], VerdictType)
        && (method.Parameters.Length == 1 ? !method.IsGenericMethod : TakesHeap(method));

    private static bool IsCallableInProgram(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, Parameters.Length: 0 }
        && Declarations.IsVisible(method.DeclaredAccessibility)
        && (method.ReturnsVoid ? !method.IsAsync : method.ReturnType.ToDisplayString() == TaskType);

    private static bool TakesHeap(IMethodSymbol method)
    {
        IParameterSymbol heap = method.Parameters[1];
        return method.TypeParameters.Length switch
        {
            0 => IsReferenceTo(heap, HeapType),
            1 => heap.RefKind == RefKind.Ref && SymbolEqualityComparer.Default.Equals(heap.Type, method.TypeParameters[0]),
            _ => false,
        };
    }

    private static bool IsReferenceTo(IParameterSymbol parameter, string type) =>
        parameter.RefKind == RefKind.Ref && parameter.Type.ToDisplayString() == type;

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
