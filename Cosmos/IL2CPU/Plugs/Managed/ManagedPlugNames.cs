namespace IL2CPU.Plugs.Managed;

/// <summary>The full names of the attributes that plugs of managed members are written with, and those that make a member
/// something else than its IL.</summary>
internal static class ManagedPlugNames
{
    public const string Library = "Cosmos.System2";
    public const string Plug = "IL2CPU.API.Attribs.Plug";
    public const string Method = "IL2CPU.API.Attribs.PlugMethod";
    public const string Field = "IL2CPU.API.Attribs.PlugField";
    public const string FieldAccess = "IL2CPU.API.Attribs.FieldAccess";
    public const string FieldType = "IL2CPU.API.Attribs.FieldType";

    public const string Intrinsic = "System.Runtime.CompilerServices.IntrinsicAttribute";
}
