namespace BareFlow.Memory.Frames;

/// <summary>The state of a frame in the allocator. Two bits.</summary>
public enum FrameState : byte
{
    /// <summary>No RAM that the kernel may touch: nothing, a device, the firmware's own, or above what the allocator knows.</summary>
    Hole,

    /// <summary>Free.</summary>
    Free,

    /// <summary>Handed out.</summary>
    Used,

    /// <summary>RAM that is never handed out: the kernel image, the heap, data of the loader and of ACPI.</summary>
    Reserved,
}
