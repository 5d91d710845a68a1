namespace BareFlow.Memory.Frames;

/// <summary>The sizes in which physical memory is handed out.</summary>
public enum FrameSize : byte
{
    /// <summary>4 KiB.</summary>
    Small,

    /// <summary>2 MiB, on a 2 MiB boundary.</summary>
    Large,
}
