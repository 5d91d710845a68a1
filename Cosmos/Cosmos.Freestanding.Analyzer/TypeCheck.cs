using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Applies the rules on declarations: kinds of types and their fields.</summary>
internal static class TypeCheck
{
    /// <summary>Checks one type with all its parts, but not the code of its methods.</summary>
    public static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.IsPassedOver())
            return;
        if (type.IsRecord)
            Report(context, type, FreestandingFindings.Record(type.Name));
        else if (InstanceMember(type) is { } member)
            Report(context, type, FreestandingFindings.InstanceMember(type.Name, member));
        foreach (ISymbol declared in type.GetMembers())
            CheckMember(context, declared);
    }

    private static void CheckMember(SymbolAnalysisContext context, ISymbol member)
    {
        if (member is IEventSymbol { IsAbstract: false, AddMethod.IsImplicitlyDeclared: true } holder)
            Report(context, holder, FreestandingFindings.Event(SymbolNames.Of(holder)));
        else if (member is IFieldSymbol { IsConst: false } field && !IsSetBeforeStart(field))
            CheckField(context, field);
    }

    private static void CheckField(SymbolAnalysisContext context, IFieldSymbol field)
    {
        ISymbol declared = field.AssociatedSymbol ?? field;
        if (field.RefKind == RefKind.None && field.Type.IsManagedReference())
            Report(context, declared, FreestandingFindings.ReferenceField(SymbolNames.Of(field), SymbolNames.Of(field.Type)));
        else if (field.FindAttribute(FreestandingAttributes.ThreadStatic) is not null)
            Report(context, declared, FreestandingFindings.ThreadStatic(SymbolNames.Of(field)));
        else if (StaticOwners.Check(field) is { } finding)
            Report(context, declared, finding);
    }

    /// <summary>Whether a static field has an initialiser that is reported: it is the first thing wrong with the field.</summary>
    private static bool IsSetBeforeStart(IFieldSymbol field) =>
        field.IsStatic && InitialiserOf(field.AssociatedSymbol ?? field) is { } value && !IsPlainZero(value.Value);

    private static EqualsValueClauseSyntax? InitialiserOf(ISymbol member) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };

    private static bool IsPlainZero(ExpressionSyntax value) =>
        value.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.FalseLiteralExpression ||
        value is LiteralExpressionSyntax { Token.Value: 0 };

    /// <summary>The first member that needs an object; the constructor that every class has does not count.</summary>
    private static string? InstanceMember(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class)
            return null;
        ISymbol[] members = [.. type.GetMembers().Where(member => !member.IsStatic)];
        return members.OfType<IFieldSymbol>().FirstOrDefault(f => !f.IsConst)?.Name
            ?? members.OfType<IMethodSymbol>().FirstOrDefault(m => !IsPlainConstructor(m))?.Name;
    }

    private static bool IsPlainConstructor(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor && method.Parameters.IsEmpty;

    private static void Report(SymbolAnalysisContext context, ISymbol symbol, Finding finding)
    {
        if (symbol.Locations.FirstOrDefault(l => l.IsInSource) is { } place)
            context.ReportDiagnostic(finding.At(place));
    }
}
