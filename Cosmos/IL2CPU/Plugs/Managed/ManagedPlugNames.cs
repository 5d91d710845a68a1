namespace IL2CPU.Plugs.Managed;

/// <summary>The full names of the attributes that plugs of managed members are written with, and those that make a member
/// something else than its IL.</summary>
internal static class ManagedPlugNames
{
    /// <summary>The libraries that have the attributes: ours, and Cosmos' own, for which a library of plugs may have been built.</summary>
    public static readonly string[] Libraries = ["Cosmos.System2", "IL2CPU.API"];

    public const string Plug = "IL2CPU.API.Attribs.Plug";
    public const string Method = "IL2CPU.API.Attribs.PlugMethod";
    public const string Field = "IL2CPU.API.Attribs.PlugField";
    public const string FieldAccess = "IL2CPU.API.Attribs.FieldAccess";
    public const string FieldType = "IL2CPU.API.Attribs.FieldType";

    /// <summary>Where the types are that stand for instructions of the CPU, and one beside them.</summary>
    public const string Hardware = "System.Runtime.Intrinsics";
    public const string Vector = "System.Numerics.Vector";

    public const string Intrinsic = "System.Runtime.CompilerServices.IntrinsicAttribute";
}
