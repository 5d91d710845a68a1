using System;
using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using IL2CPU.Plugs.Managed;
using Mono.Cecil;

namespace IL2CPU.Plugs;

/// <summary>
/// Writes an assembly whose plug methods are imports of their bodies' symbols, so that ILC makes plain direct calls.
/// </summary>
public static class PlugRewriter
{
    /// <summary>Rewrites an assembly and its PDB. The same input gives the same bytes.</summary>
    /// <param name="inputPath">The assembly that was bound.</param>
    /// <param name="outputPath">Where the result goes; it may be the input itself.</param>
    /// <param name="binding">What <see cref="PlugBinder"/> made of it.</param>
    /// <param name="references">The assemblies that it was compiled against; constants of their enums need them.</param>
    /// <param name="isProgram">Whether it has a runtime, which runs static constructors.</param>
    /// <exception cref="ArgumentException">The binding has errors, or is of another assembly.</exception>
    public static void Rewrite(
        string inputPath,
        string outputPath,
        PlugBinding binding,
        IReadOnlyList<string>? references = null,
        bool isProgram = false)
    {
        if (!binding.Success)
            throw new ArgumentException("A binding with errors can't be written.", nameof(binding));
        using var assembly = new AssemblyFile(inputPath, references);
        foreach (BoundPlug plug in binding.Plugs)
            Import(Find(assembly.Module, plug), plug.Symbol);
        if (!isProgram)
            IdleConstructors.RemoveFrom(assembly.Module);
        AssemblyWriter.Write(assembly.Module, outputPath);
    }

    private static MethodDefinition Find(ModuleDefinition module, BoundPlug plug) =>
        module.LookupToken(plug.Token) is MethodDefinition method && method.FullName == plug.Method
            ? method
            : throw new ArgumentException($"The assembly has no method {plug.Method} at {plug.Token}.");

    private static void Import(MethodDefinition method, string symbol)
    {
        method.ImplAttributes |= MethodImplAttributes.InternalCall;
        if (method.FindAttribute(PlugNames.RuntimeImport) is { } former)
            method.CustomAttributes.Remove(former);
        method.CustomAttributes.Add(RuntimeImport(method.Module, symbol));
    }

    /// <summary>Whether calls can be made imports: a freestanding assembly brings the attribute, and a .NET assembly is given it.</summary>
    internal static bool CanImport(ModuleDefinition module) =>
        module.GetType(PlugNames.RuntimeImport) is not null ||
        module.AssemblyReferences.Any(reference => ManagedPlugNames.Libraries.Contains(reference.Name));

    private static CustomAttribute RuntimeImport(ModuleDefinition module, string symbol)
    {
        MethodDefinition constructor = (module.GetType(PlugNames.RuntimeImport) ?? ImportAttribute.AddTo(module)).Methods
            .Single(m => m.IsConstructor && !m.IsStatic && m.Parameters.Count == 2);
        TypeReference text = module.TypeSystem.String;
        return new CustomAttribute(constructor)
        {
            ConstructorArguments =
            {
                new CustomAttributeArgument(text, "*"),
                new CustomAttributeArgument(text, symbol),
            },
        };
    }
}
