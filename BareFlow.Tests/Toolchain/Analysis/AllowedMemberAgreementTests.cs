extern alias analyzer;

using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;
using Xunit;
using analyzer::Cosmos.Freestanding.Analyzer;


namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>The analyzer in the compiler and the check of the IL take the same members of the base library for allowed.</summary>
public class AllowedMemberAgreementTests
{
    public static TheoryData<string> Types => [.. AllowedMembers.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public void Both_read_the_list_alike(string type)
    {
        using ModuleDefinition library = ModuleDefinition.ReadModule(IlcObject.CoreLibrary);
        string[] inIL = [.. AllowedInIL(library.GetType(type)).Order()];
        Assert.NotEmpty(inIL);
        Assert.Equal(inIL, AllowedInCompiler(type).Order());
    }

    private static IEnumerable<string> AllowedInIL(TypeDefinition type) => type.Methods
        .Where(method => method.IsPublic && RuntimeAllowList.Allows(method))
        .Select(MemberSignatures.Of);

    private static IEnumerable<string> AllowedInCompiler(string type)
    {
        CSharpCompilation user = CSharpCompilation.Create("User", references: [MetadataReference.CreateFromFile(IlcObject.CoreLibrary)]);
        var library = new RuntimeLibrary(user);
        return user.GetTypeByMetadataName(type.Replace('/', '+'))!.GetMembers()
            .OfType<IMethodSymbol>()
            .Where(method => method is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } && library.Allows(method))
            .Select(SymbolNames.Signature);
    }
}
