using System.Collections.Generic;
using System.Linq;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>What the Release kernel's core is linked from, as its build left it, to link it in another way.</summary>
internal static class CoreParts
{
    /// <summary>The freestanding assemblies of a kernel, top first.</summary>
    public static IReadOnlyList<string> Assemblies { get; } = ["Cosmos.Libc", "Cosmos.Storage", "Cosmos.Core", "BareFlow.Memory"];

    /// <summary>The objects.</summary>
    public static IReadOnlyList<string> Objects
    {
        get
        {
            KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
            return
            [
                .. new[]
                {
                    "BareFlow.Kernel/obj/Release/net10.0/BareFlow.core.o",
                    "BareFlow.Memory/bin/Release/net10.0/il2cpu/BareFlow.Memory.plugs.o",
                    "Cosmos/Cosmos.Core/bin/Release/net10.0/il2cpu/Cosmos.Core.plugs.o",
                    "Cosmos/Cosmos.Libc/bin/Release/net10.0/il2cpu/Cosmos.Libc.plugs.o",
                }.Select(Repository.At),
            ];
        }
    }
}
