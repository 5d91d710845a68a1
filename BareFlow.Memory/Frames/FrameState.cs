namespace BareFlow.Memory.Frames;

/// <summary>What a frame is to the allocator. Two bits.</summary>
public enum FrameState : byte
{
    /// <summary>No RAM that the kernel may touch: nothing, a device, the firmware's own, or above what the allocator knows.</summary>
    Hole,

    /// <summary>Nobody's.</summary>
    Free,

    /// <summary>Handed out.</summary>
    Used,

    /// <summary>RAM that is never handed out: the kernel image, the heap, what the loader and ACPI left.</summary>
    Reserved,
}
