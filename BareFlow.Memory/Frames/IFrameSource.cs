namespace BareFlow.Memory.Frames;

/// <summary>A source of physical memory: the kernel's allocator, or a test's.</summary>
public interface IFrameSource
{
    /// <summary>Small frames that could be handed out.</summary>
    ulong FreeFrames { get; }

    /// <summary>Hands out a frame. Its contents are undefined.</summary>
    /// <returns>False when there is none of that size; then nothing changed.</returns>
    bool TryAllocate(FrameSize size, out PhysFrame frame);

    /// <summary>Whether a frame of 4 KiB was handed out, by itself or in a large one. The number may be any value.</summary>
    bool IsUsed(PhysFrame frame);

    /// <summary>Frees a frame. The caller makes sure that it was handed out and that nothing maps it any more.</summary>
    void Free(PhysFrame frame, FrameSize size);
}
