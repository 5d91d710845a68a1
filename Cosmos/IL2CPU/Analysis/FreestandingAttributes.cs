namespace IL2CPU.Analysis;

/// <summary>Attributes that the rules go by, by their full names.</summary>
internal static class FreestandingAttributes
{
    public const string UnmanagedCallersOnly = "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute";
    public const string ModuleInitializer = "System.Runtime.CompilerServices.ModuleInitializerAttribute";
    public const string ThreadStatic = "System.ThreadStaticAttribute";
    public const string StaticsHaveOwners = "IL2CPU.API.StaticsHaveOwnersAttribute";
    public const string Lock = "IL2CPU.API.LockAttribute";
    public const string LockedBy = "IL2CPU.API.LockedByAttribute";
    public const string Atomic = "IL2CPU.API.AtomicAttribute";
    public const string PerCpu = "IL2CPU.API.PerCpuAttribute";
    public const string SetAtBoot = "IL2CPU.API.SetAtBootAttribute";
    public const string OwnedBy = "IL2CPU.API.OwnedByAttribute";
    public const string MustUse = "IL2CPU.API.MustUseAttribute";
    public const string InlineArray = "System.Runtime.CompilerServices.InlineArrayAttribute";
    public const string FixedBuffer = "System.Runtime.CompilerServices.FixedBufferAttribute";
    public const string RuntimeExport = "System.Runtime.RuntimeExportAttribute";

    /// <summary>Those that say which code may use a static field.</summary>
    public static readonly string[] Owners = [LockedBy, Atomic, PerCpu, SetAtBoot, OwnedBy];
}
