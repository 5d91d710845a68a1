using System;

namespace Cosmos.Core;

/// <summary>The garbage collector, which is the .NET runtime's, and the RAM that it takes from.</summary>
public static class GCImplementation
{
    private const int MegabyteShift = 20;

    /// <summary>RAM that the kernel manages, used or not, in MiB.</summary>
    public static ulong GetAvailableRAM() => CoreCalls.RamTotal() >> MegabyteShift;

    /// <summary>RAM that is in use, in bytes; 4 GiB - 1 when it is more.</summary>
    public static uint GetUsedRAM() => (uint)Math.Min(CoreCalls.RamTotal() - CoreCalls.RamFree(), uint.MaxValue);

    /// <summary>Does nothing: the collector is always there.</summary>
    public static void Init()
    {
    }

    /// <summary>Does nothing but keep the object until here: the collector frees it when nothing refers to it any more, so
    /// this cannot free an object that is still in use.</summary>
    public static void Free(object aObj) => GC.KeepAlive(aObj);
}
