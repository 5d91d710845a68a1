namespace IL2CPU.Plugs;

/// <summary>The full names of the attributes that binder, rewriter and ILC go by.</summary>
internal static class PlugNames
{
    public const string Plug = "IL2CPU.API.PlugAttribute";
    public const string PlugMethod = "IL2CPU.API.PlugMethodAttribute";
    public const string RuntimeExport = "System.Runtime.RuntimeExportAttribute";
    public const string RuntimeImport = "System.Runtime.RuntimeImportAttribute";
}
