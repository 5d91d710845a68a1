namespace IL2CPU.Analysis;

/// <summary>Attributes that the rules go by, by their full names.</summary>
internal static class FreestandingAttributes
{
    public const string UnmanagedCallersOnly = "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute";
    public const string ModuleInitializer = "System.Runtime.CompilerServices.ModuleInitializerAttribute";
    public const string ThreadStatic = "System.ThreadStaticAttribute";
    public const string RuntimeExport = "System.Runtime.RuntimeExportAttribute";
}
