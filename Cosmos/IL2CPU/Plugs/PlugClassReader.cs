using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using IL2CPU.Plugs.Managed;
using Mono.Cecil;
using XSharp;

namespace IL2CPU.Plugs;

/// <summary>Reads the plug classes of an assembly and checks what C# alone can get wrong.</summary>
internal sealed class PlugClassReader(AssemblyFile assembly, List<XDiagnostic> diagnostics)
{
    /// <summary>What only a plug of a .NET member may say.</summary>
    private static readonly string[] MeaninglessHere =
        ["Enabled", "IsOptional", "PlugRequired", "IsWildcard", "WildcardMatchParameters", "Assembler"];

    private readonly SourceMap _sources = new(assembly);

    /// <summary>The plug classes in the order of the assembly, with those methods that can be bound.</summary>
    public IReadOnlyList<PlugClass> Read()
    {
        var classes = new List<PlugClass>();
        foreach (TypeDefinition type in assembly.Module.GetTypes())
        {
            if (PlugAttributes.OfClass(type) is { } attribute)
                classes.Add(ReadClass(type, attribute));
            else
                ReportStrayMethods(type);
        }
        return classes;
    }

    private PlugClass ReadClass(TypeDefinition type, CustomAttribute attribute)
    {
        XLocation location = LocationOf(attribute) ?? _sources.Of(type);
        var methods = new List<PlugMethod>();
        foreach (MethodDefinition method in type.Methods)
        {
            if (PlugAttributes.OfMethod(method) is { } plugMethod)
                AddMethod(methods, method, plugMethod);
            else if (IsExternWithoutBody(method))
                ReportUnmarked(method, location);
        }
        return new PlugClass(type, PlugAttributes.TextOf(attribute) ?? "", methods, location);
    }

    private void AddMethod(List<PlugMethod> methods, MethodDefinition method, CustomAttribute attribute)
    {
        var plug = new PlugMethod(method, PlugAttributes.TextOf(attribute) ?? method.Name, LocationOf(attribute) ?? _sources.Of(method));
        foreach (string name in MeaninglessHere.Where(name => attribute.Named(name) is not null))
            diagnostics.Add(PlugRules.Declaration.At(
                plug.Location, $"'{plug.Name}' sets {name}, which has no meaning for a body in X#", $"remove {name}"));
        if (!method.IsStatic || method.RVA != 0 || method.IsPInvokeImpl)
            diagnostics.Add(PlugRules.Declaration.At(
                plug.Location, $"'{plug.Name}' has [PlugMethod] but is not a static extern method without a body"));
        else if (method.HasGenericParameters || method.DeclaringType.HasGenericParameters)
            diagnostics.Add(PlugRules.Generic.At(plug.Location, $"plug method '{plug.Name}' has type parameters"));
        else
            methods.Add(plug);
    }

    private void ReportUnmarked(MethodDefinition method, XLocation location) =>
        diagnostics.Add(PlugRules.Declaration.At(
            location, $"'{method.DeclaringType.Name}.{method.Name}' is extern but has no [PlugMethod]"));

    private void ReportStrayMethods(TypeDefinition type)
    {
        foreach (MethodDefinition method in type.Methods)
        {
            if (method.FindAttribute(PlugNames.PlugMethod) is { } attribute)
                diagnostics.Add(PlugRules.OutsideOfPlug.At(
                    LocationOf(attribute) ?? _sources.Of(method), $"plug method '{type.Name}.{method.Name}' is in a class without [Plug]"));
        }
    }

    /// <summary>A method that nothing implements: no IL, no P/Invoke, no import that was written by hand.</summary>
    private static bool IsExternWithoutBody(MethodDefinition method) =>
        method is { IsStatic: true, RVA: 0, IsPInvokeImpl: false, IsInternalCall: false, IsAbstract: false };

    /// <summary>
    /// An extern method has no sequence point; the attribute of Freestanding.cs carries its caller's file and line, and with others
    /// the source is searched.
    /// </summary>
    private static XLocation? LocationOf(CustomAttribute attribute)
    {
        IList<CustomAttributeArgument> arguments = attribute.ConstructorArguments;
        return arguments is [_, { Value: string file }, { Value: int line }]
            ? new XLocation(file, line, 1)
            : null;
    }
}
