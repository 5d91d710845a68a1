using Mono.Cecil;

namespace IL2CPU.Plugs;

/// <summary>What a name of <c>import const</c> may mean: a type, or one of its members.</summary>
/// <param name="Type">The type.</param>
/// <param name="Member">Its member of the name; null where the type is meant.</param>
internal sealed record ConstantName(TypeDefinition Type, IMemberDefinition? Member)
{
    /// <summary>The assembly that it is in.</summary>
    public string Assembly => Type.Module.Assembly.Name.Name;

    /// <summary>The type's own name, as C# writes it.</summary>
    public string TypeName => OwnName(Type);

    /// <summary>The whole name of a type with dots, as <c>import const</c> takes it.</summary>
    public static string Of(TypeDefinition type)
    {
        string name = OwnName(type);
        if (type.DeclaringType is { } outer)
            return $"{Of(outer)}.{name}";
        return type.Namespace.Length == 0 ? name : $"{type.Namespace}.{name}";
    }

    private static string OwnName(TypeDefinition type) => type.Name.Split('`')[0];

    /// <inheritdoc/>
    public override string ToString() => (Member is null ? Of(Type) : $"{Of(Type)}.{Member.Name}") + $" of {Assembly}";
}
