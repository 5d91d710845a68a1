using System;
using System.Linq;
using IL2CPU.Analysis;

namespace IL2CPU.Linking;

/// <summary>What the helpers stand for that ILC's code calls: each is what one rule of the freestanding analyzer is about.</summary>
internal static class RuntimeHelpers
{
    /// <summary>By how the names begin; of two that fit, the longer one counts.</summary>
    private static readonly (string Start, DiagnosticRule Rule)[] Known =
    [
        ("RhpThrowEx", FreestandingRules.Throw),
        ("RhpRethrow", FreestandingRules.Throw),
        ("RhNewArray", FreestandingRules.Array),
        ("RhpNewArray", FreestandingRules.Array),
        ("RhpNewPtrArray", FreestandingRules.Array),
        ("RhCheckArrayStore", FreestandingRules.Array),
        ("RhNew", FreestandingRules.NewClass),
        ("RhpNew", FreestandingRules.NewClass),
        ("RhBox", FreestandingRules.Boxing),
        ("RhUnbox", FreestandingRules.Boxing),
        ("RhpAssignRef", FreestandingRules.ReferenceStore),
        ("RhpCheckedAssignRef", FreestandingRules.ReferenceStore),
        ("RhpByRefAssignRef", FreestandingRules.ReferenceStore),
        ("RhpInitialDynamicInterfaceDispatch", FreestandingRules.VirtualCall),
        ("RhpResolveInterfaceMethod", FreestandingRules.VirtualCall),
        ("RhpPInvoke", FreestandingRules.PInvoke),
        ("RhpReversePInvoke", FreestandingRules.UnmanagedCallersOnly),
        ("S_P_CoreLib_System_Runtime_TypeCast__", FreestandingRules.Cast),
        ("S_P_CoreLib_System_Runtime_CompilerServices_ClassConstructorRunner__", FreestandingRules.StaticInitialiser),
        ("S_P_CoreLib_System_Runtime_CompilerServices_StaticClassConstructionContext", FreestandingRules.StaticInitialiser),
        ("S_P_CoreLib_Internal_Runtime_ThreadStatics__", FreestandingRules.ThreadStatic),
        ("S_P_CoreLib_Internal_Runtime_CompilerHelpers_LdTokenHelpers__", FreestandingRules.TypeHandle),
        ("S_P_CoreLib_Internal_Runtime_CompilerHelpers_MathHelpers__", FreestandingRules.CheckedFloat),
        ("_ZTV", FreestandingRules.TypeHandle),
    ];

    /// <summary>What a name stands for, or null.</summary>
    public static DiagnosticRule? RuleOf(string symbol) => Known
        .Where(helper => symbol.StartsWith(helper.Start, StringComparison.Ordinal))
        .OrderByDescending(helper => helper.Start.Length)
        .Select(helper => helper.Rule)
        .FirstOrDefault();
}
