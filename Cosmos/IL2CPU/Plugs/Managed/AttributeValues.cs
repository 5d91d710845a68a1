using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Plugs.Managed;

/// <summary>Reads what stands in an attribute.</summary>
internal static class AttributeValues
{
    /// <summary>The value of a property or a field that the attribute sets; null where it does not.</summary>
    public static object? Named(this CustomAttribute attribute, string name) =>
        attribute.Properties.Concat(attribute.Fields).FirstOrDefault(argument => argument.Name == name).Argument.Value;

    /// <summary>Whether the attribute sets a property to true.</summary>
    public static bool IsSet(this CustomAttribute attribute, string name) => attribute.Named(name) is true;
}
