using System;
using BareFlow.Memory;
using BareFlow.Memory.Frames;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>A frame allocator over frames without memory, with its metadata before a page that faults.</summary>
public sealed unsafe class FrameHost : IDisposable
{
    private readonly GuardedBytes _metadata;

    /// <summary>The allocator. Its frames are numbers only.</summary>
    public FrameAllocator Frames;

    public FrameHost(ulong frames)
    {
        _metadata = new GuardedBytes((int)FrameAllocator.MetadataBytes(frames), alignment: sizeof(ulong));
        Restart(frames);
    }

    public FrameHost(ulong first, ulong count) : this(first + count) =>
        Frames.Add(PhysFrame.At(first), count, FrameState.Free);

    /// <summary>Begins anew, with holes only.</summary>
    public void Restart() => Restart(Frames.Capacity);

    public void Dispose() => _metadata.Dispose();

    private void Restart(ulong frames) => Frames.Initialize(_metadata.Start, frames);
}
