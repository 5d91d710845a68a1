using BareFlow.Memory.Frames;
using Cosmos.Core.Image;

namespace Cosmos.Core.Memory;

/// <summary>How the machine's RAM is used, in bytes.</summary>
/// <remarks>Law: <c>Total = Kept + Heap + Maps + Tables + Free</c>. The kernel keeps its image, the account of all
/// frames, and the data of the firmware and the loader.</remarks>
public struct MemoryAccounting
{
    /// <summary>All RAM that the kernel knows.</summary>
    public ulong Total;

    /// <summary>RAM that is never handed out: the image is a part of it.</summary>
    public ulong Kept;

    /// <summary>The image: code, constants, variables, stacks.</summary>
    public ulong Image;

    /// <summary>The kernel heap, which serves <c>malloc</c>.</summary>
    public ulong Heap;

    /// <summary>Maps that have frames: the managed heap, stacks of threads, large files.</summary>
    public ulong Maps;

    /// <summary>Page tables.</summary>
    public ulong Tables;

    /// <summary>Unused RAM.</summary>
    public ulong Free;

    /// <summary>Maps that were committed and not touched yet: a part of the free RAM is promised to them.</summary>
    public ulong Promised;

    /// <summary>Bytes that may still be committed.</summary>
    public ulong Available;

    /// <summary>Everything that has frames.</summary>
    public readonly ulong Backed => Heap + Maps;

    /// <summary>The program's part of the RAM.</summary>
    public readonly ulong Resident => Backed + Image;

    /// <summary>Whether the law holds.</summary>
    public readonly bool IsBalanced => Total == Kept + Heap + Maps + Tables + Free;

    /// <summary>The current account.</summary>
    public static MemoryAccounting Take()
    {
        var account = default(MemoryAccounting);
        KernelMemory.Enter();
        ref FrameAllocator frames = ref PhysicalMemory.Frames;
        ref var space = ref KernelMemory.Space;
        account.Total = PhysicalMemory.TotalBytes;
        account.Kept = frames.Count(FrameState.Reserved) * BareFlow.Memory.PhysFrame.Bytes;
        account.Image = ImageLayout.End() - ImageLayout.Start();
        account.Heap = KernelMemory.HeapBytes;
        account.Maps = space.Pages.Backed * BareFlow.Memory.PhysFrame.Bytes - account.Heap;
        account.Tables = space.Pages.Tables * BareFlow.Memory.PhysFrame.Bytes;
        account.Free = PhysicalMemory.FreeBytes;
        account.Promised = space.Pages.Promised * BareFlow.Memory.PhysFrame.Bytes;
        ulong taken = account.Promised + space.KeptFrames * BareFlow.Memory.PhysFrame.Bytes;
        account.Available = account.Free > taken ? account.Free - taken : 0;
        KernelMemory.Exit();
        return account;
    }
}
