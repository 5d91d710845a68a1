using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;
using XSharp;

namespace IL2CPU.Plugs.Managed;

/// <summary>Finds the plug classes of a program and of the libraries that it refers to, and the types that they are for.</summary>
internal sealed class PlugReader(PlugAssemblies assemblies, List<XDiagnostic> diagnostics)
{
    private static readonly string[] RefusedOfClass = ["Inheritable"];
    private static readonly string[] RefusedOfMethod = ["Assembler", "IsWildcard", "WildcardMatchParameters"];

    /// <summary>The plug classes whose target is there.</summary>
    public IReadOnlyList<ManagedPlugClass> Read() => [.. assemblies.Names.ToArray().SelectMany(ReadAssembly)];

    /// <summary>A plug class names its attribute, and so its assembly refers to the library that has it.</summary>
    private IEnumerable<ManagedPlugClass> ReadAssembly(string name)
    {
        if (!ManagedPlugNames.Libraries.Any(library => name == library || assemblies.Refers(name, library)))
            return [];

        AssemblyFile file = assemblies.Open(name)!;
        var source = new SourceMap(file);
        ReportStrays(file.Module, source);
        return
        [
            .. from type in file.Module.GetTypes()
               let attribute = type.FindAttribute(ManagedPlugNames.Plug)
               where attribute is not null
               let plug = ReadClass(type, attribute, source)
               where plug is not null
               select plug,
        ];
    }

    /// <summary>A plug method of a class that is no plug class would be passed over.</summary>
    private void ReportStrays(ModuleDefinition module, SourceMap source)
    {
        foreach (TypeDefinition type in module.GetTypes().Where(type => type.FindAttribute(ManagedPlugNames.Plug) is null))
        {
            foreach (MethodDefinition method in type.Methods.Where(IsMeantAsPlug))
            {
                diagnostics.Add(ManagedPlugRules.NotCallable.At(
                    source.Of(method), $"'{type.Name}.{method.Name}' is for a plug, but '{type.Name}' is no plug class: it has no [Plug]"));
            }
        }
    }

    private static bool IsMeantAsPlug(MethodDefinition method) =>
        method.FindAttribute(ManagedPlugNames.Method) is not null
        || method.Parameters.Any(parameter => parameter.FindAttribute(ManagedPlugNames.FieldAccess) is not null);

    private ManagedPlugClass? ReadClass(TypeDefinition type, CustomAttribute attribute, SourceMap source)
    {
        XLocation location = source.Of(type);
        if (PlugAttributes.NamesFile(attribute))
        {
            ReportUnbound(type, attribute, location);
            return null;
        }

        Refuse(attribute, RefusedOfClass, type.Name, location);
        TypeDefinition? target = FindTarget(attribute, type, location);
        if (target is null)
            return null;
        if (target.HasGenericParameters)
        {
            diagnostics.Add(ManagedPlugRules.NotCallable.At(location, $"'{type.Name}' is for {target.FullName}, which is generic"));
            return null;
        }
        int findings = diagnostics.Count;
        ManagedPlug[] methods = [.. Methods(type, source)];
        if (methods.Length == 0 && diagnostics.Count == findings && type.Methods.Any(IsWritten) && !HasFields(type))
        {
            diagnostics.Add(ManagedPlugRules.NotCallable.At(
                location, $"'{type.Name}' has no plug: a plug method is public, or has [PlugMethod], and none does"));
        }

        return new ManagedPlugClass(type, target, methods, location);
    }

    /// <summary>A class whose bodies are in X# was bound before; the methods of one that was not have none.</summary>
    private void ReportUnbound(TypeDefinition type, CustomAttribute attribute, XLocation location)
    {
        if (type.Methods.Any(method => PlugAttributes.OfMethod(method) is not null && method is { RVA: 0, IsInternalCall: false }))
            diagnostics.Add(PlugRules.UnknownFile.At(
                location, $"'{type.Name}' names '{PlugAttributes.TextOf(attribute)}', which is no X# file of its project"));
    }

    /// <summary>Whether it is there by the author's will, and not switched off.</summary>
    private static bool IsWritten(MethodDefinition method) =>
        !method.IsConstructor && method.FindAttribute(ManagedPlugNames.Method)?.Named("Enabled") is not false;

    private static bool HasFields(TypeDefinition type) => type.FindAttribute(ManagedPlugNames.Field) is not null;

    /// <summary>Public static methods, and those that say so; not the compiler's.</summary>
    private IEnumerable<ManagedPlug> Methods(TypeDefinition type, SourceMap source)
    {
        foreach (MethodDefinition method in type.Methods.Where(m => !m.IsConstructor))
        {
            CustomAttribute? attribute = method.FindAttribute(ManagedPlugNames.Method);
            if (attribute?.Named("Enabled") is false || (attribute is null && !method.IsPublic))
                continue;

            var plug = new ManagedPlug(method, attribute, source.Of(method));
            if (attribute is not null)
                Refuse(attribute, RefusedOfMethod, plug.Name, plug.Location);
            if (method.IsStatic && !method.HasGenericParameters && !type.HasGenericParameters)
                yield return plug;
            else
                diagnostics.Add(ManagedPlugRules.NotCallable.At(plug.Location, $"'{plug.Name}' is not static, or generic"));
        }
    }

    private void Refuse(CustomAttribute attribute, string[] names, string what, XLocation location)
    {
        foreach (string name in names.Where(name => attribute.Named(name) is not (null or false)))
            diagnostics.Add(ManagedPlugRules.NotAvailable.At(location, $"'{what}' sets {name}"));
    }

    private TypeDefinition? FindTarget(CustomAttribute attribute, TypeDefinition plug, XLocation location)
    {
        if (attribute.Named("Target") is not null && attribute.Named("TargetName") is not null)
        {
            diagnostics.Add(ManagedPlugRules.NoTarget.At(location, $"'{plug.Name}' names two targets"));
            return null;
        }

        object? given = attribute.ConstructorArguments.FirstOrDefault().Value
            ?? attribute.Named("Target") ?? attribute.Named("TargetName");
        string name = given switch
        {
            TypeReference type => $"{type.FullName}, {type.Scope.Name}",
            string text => text,
            _ => "",
        };
        if (given is TypeSpecification and not GenericInstanceType)
        {
            diagnostics.Add(ManagedPlugRules.NotCallable.At(location, $"'{plug.Name}' is for {name.Split(',')[0]}, which is an array or a pointer"));
            return null;
        }

        TypeDefinition? target = given is TypeReference reference ? reference.TryResolve() : FindByName(name);
        if (target is null && !attribute.IsSet("IsOptional"))
            diagnostics.Add(ManagedPlugRules.NoTarget.At(location, $"'{plug.Name}' is for '{name}', which is not there{Nearest(name)}"));
        return target;
    }

    /// <summary>The type of a name as <c>Type.GetType</c> takes it; without an assembly, of any.</summary>
    private TypeDefinition? FindByName(string text)
    {
        (string type, string? assembly) = Split(text);
        if (type.Length == 0)
            return null;

        return (assembly is null ? assemblies.Names.ToArray() : [assembly])
            .Select(name => assemblies.Open(name)?.Module)
            .Select(module => module?.GetType(type) ?? Forwarded(module, type))
            .FirstOrDefault(found => found is not null);
    }

    private static TypeDefinition? Forwarded(ModuleDefinition? module, string type) =>
        module?.ExportedTypes.FirstOrDefault(exported => exported.FullName == type)?.Resolve();

    private string Nearest(string text)
    {
        (string type, string? assembly) = Split(text);
        if (assembly is null || assemblies.Open(assembly) is not { } file)
            return assembly is null ? "" : $" (no assembly {assembly})";
        return $" (nearest: {string.Join(", ", NearestNames.Of(type, file.Module.GetTypes().Select(t => t.FullName)))})";
    }

    private static (string Type, string? Assembly) Split(string text)
    {
        string[] parts = text.Split(',');
        return (parts[0].Trim().Replace('+', '/'), parts.Length > 1 ? parts[1].Trim() : null);
    }
}
