using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Plugs;

/// <summary>The attribute by which ILC knows an import; it goes by the name alone, so each assembly may have its own.</summary>
internal static class ImportAttribute
{
    private const string Namespace = "System.Runtime";
    private const string Name = "RuntimeImportAttribute";

    /// <summary>Adds it to an assembly that has none.</summary>
    public static TypeDefinition AddTo(ModuleDefinition module)
    {
        IMetadataScope library = module.TypeSystem.CoreLibrary;
        var attribute = new TypeReference("System", "Attribute", module, library);
        var type = new TypeDefinition(
            Namespace, Name, TypeAttributes.NotPublic | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit, attribute);
        type.Methods.Add(Constructor(module, attribute));
        module.Types.Add(type);
        return type;
    }

    private static MethodDefinition Constructor(ModuleDefinition module, TypeReference attribute)
    {
        const MethodAttributes Flags = MethodAttributes.Public | MethodAttributes.HideBySig |
            MethodAttributes.SpecialName | MethodAttributes.RTSpecialName;
        var constructor = new MethodDefinition(".ctor", Flags, module.TypeSystem.Void);
        constructor.Parameters.Add(new ParameterDefinition("dll", ParameterAttributes.None, module.TypeSystem.String));
        constructor.Parameters.Add(new ParameterDefinition("name", ParameterAttributes.None, module.TypeSystem.String));
        ILProcessor body = constructor.Body.GetILProcessor();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Call, new MethodReference(".ctor", module.TypeSystem.Void, attribute) { HasThis = true });
        body.Emit(OpCodes.Ret);
        return constructor;
    }
}
