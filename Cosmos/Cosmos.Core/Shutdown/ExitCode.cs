namespace Cosmos.Core.Shutdown;

/// <summary>What the kernel tells the machine that runs it. QEMU's isa-debug-exit ends with twice the number plus one.</summary>
public enum ExitCode : uint
{
    /// <summary>Everything went well: QEMU exits with 33.</summary>
    Success = 0x10,

    /// <summary>A self-test failed: QEMU exits with 35.</summary>
    SelfTestFailed = 0x11,

    /// <summary>The kernel panicked: QEMU exits with 37.</summary>
    Panic = 0x12,
}
