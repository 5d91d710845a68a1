namespace BareFlow.Memory.Frames;

/// <summary>The state of all frames at one moment, in frames of 4 KiB unless stated otherwise.
/// Law: <c>Free + Used + Reserved == Total</c>.</summary>
public struct FrameStatistics
{
    /// <summary>All frames that are RAM.</summary>
    public ulong Total;

    /// <summary>Frames that may be handed out, those in large ones included.</summary>
    public ulong Free;

    /// <summary>Frames of 2 MiB that may be handed out whole.</summary>
    public ulong FreeLarge;

    /// <summary>Frames that were handed out and not freed.</summary>
    public ulong Used;

    /// <summary>Frames that are never handed out.</summary>
    public ulong Reserved;
}
