using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;

namespace IL2CPU.Plugs.Managed;

/// <summary>Makes references to types of other assemblies, in a module.</summary>
internal sealed class PlugTypeImporter(ModuleDefinition module)
{
    /// <summary>The type as the module names it: its own definition where it has one, else a reference to the assembly that
    /// defines it, not to one that forwards there.</summary>
    public TypeReference Import(TypeReference type) => type switch
    {
        RequiredModifierType modified => new RequiredModifierType(Import(modified.ModifierType), Import(modified.ElementType)),
        OptionalModifierType modified => new OptionalModifierType(Import(modified.ModifierType), Import(modified.ElementType)),
        ByReferenceType reference => new ByReferenceType(Import(reference.ElementType)),
        PointerType pointer => new PointerType(Import(pointer.ElementType)),
        ArrayType array => Array(array),
        GenericInstanceType generic => Instance(generic),
        _ => Plain(type),
    };

    /// <summary>The bounds are part of the type: those that C# writes are 0 below and none above.</summary>
    private ArrayType Array(ArrayType array)
    {
        if (array.IsVector)
            return new ArrayType(Import(array.ElementType));

        var imported = new ArrayType(Import(array.ElementType), array.Rank);
        for (int dimension = 0; dimension < array.Rank; dimension++)
            imported.Dimensions[dimension] = array.Dimensions[dimension];

        return imported;
    }

    private TypeReference Instance(GenericInstanceType generic)
    {
        var instance = new GenericInstanceType(Import(generic.ElementType));
        foreach (TypeReference argument in generic.GenericArguments.Select(Import))
            instance.GenericArguments.Add(argument);
        return instance;
    }

    private TypeReference Plain(TypeReference type)
    {
        TypeReference definition = type.TryResolve() ?? type;
        return definition.Module == module ? definition : module.ImportReference(definition);
    }
}
