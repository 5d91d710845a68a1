using System;
using BareFlow.Memory;
using BareFlow.Memory.Frames;
using Cosmos.Core.Loader;
using IL2CPU.API;

namespace Cosmos.Core.Memory;

/// <summary>The machine's RAM, frame by frame.</summary>
/// <remarks>Not safe against interrupts or other threads.</remarks>
public static unsafe class PhysicalMemory
{
    // If RAM is so scattered that the allocator would know mostly holes, its metadata takes at most 1/4 of the piece of RAM that it is
    // in, and the frames above those that it can know then stay unused. Without holes it takes 1/4,000 of the RAM.
    private const ulong LargestShare = 4;

    [LockedBy(typeof(KernelMemory), "_lock")]
    private static FrameAllocator _frames;

    /// <summary>The frames. Each frame's address may be used as a pointer once the page tables map it.</summary>
    public static ref FrameAllocator Frames => ref _frames;

    /// <summary>Bytes that may be handed out.</summary>
    public static ulong FreeBytes => _frames.Count(FrameState.Free) * PhysFrame.Bytes;

    /// <summary>Bytes of RAM that the kernel knows, including used and reserved RAM.</summary>
    public static ulong TotalBytes => (_frames.Capacity - _frames.Count(FrameState.Hole)) * PhysFrame.Bytes;

    /// <summary>Whether the accounting of all frames holds.</summary>
    public static bool Check() => _frames.Check();

    /// <summary>Makes the frames of <see cref="BootInfo.Memory"/>, and takes the memory for their account from there.</summary>
    internal static void Initialize()
    {
        bool isPlaced = TryPlace(ref BootInfo.Memory, out ulong start, out ulong frames);
        Shortage.Require(isPlaced, "the account of the RAM"u8, FrameAllocator.MetadataBytes(1));

        _frames.Initialize((void*)start, frames);
        Fill(ref _frames, in BootInfo.Memory);
    }

    /// <summary>Takes memory for an allocator out of the map.</summary>
    /// <param name="map">The map; the taken memory becomes the kernel's.</param>
    /// <param name="start">The first byte of the memory.</param>
    /// <param name="frames">How many frames the allocator can know with it.</param>
    /// <returns>False when no RAM is left for it between 1 MiB and 1 GiB.</returns>
    internal static bool TryPlace(ref MemoryMap map, out ulong start, out ulong frames)
    {
        frames = Math.Min(map.UsableEnd / PhysFrame.Bytes, FrameAllocator.MaximumFrames);
        for (start = 0; frames > 0; frames /= 2)
        {
            ulong bytes = FrameAllocator.MetadataBytes(frames);
            if (map.TryFind(bytes * LargestShare, out start, out _))
            {
                map.Add(start, bytes, MemoryKind.Kernel);
                break;
            }
        }

        return frames > 0;
    }

    /// <summary>Sets up an allocator that knows only holes, from the map.</summary>
    internal static void Fill(ref FrameAllocator frames, in MemoryMap map)
    {
        for (int run = 0; run < map.Count; run++)
        {
            MemoryKind kind = map.Kind(run);
            ulong first = map.Start(run) / PhysFrame.Bytes;
            ulong end = Math.Min(map.Start(run + 1) / PhysFrame.Bytes, frames.Capacity);
            if (first < end && MemoryMap.IsRam(kind))
                frames.Add(PhysFrame.At(first), end - first, StateOf(kind));
        }
    }

    private static FrameState StateOf(MemoryKind kind) =>
        kind == MemoryKind.Usable ? FrameState.Free : FrameState.Reserved;
}
