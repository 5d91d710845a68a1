namespace Cosmos.Build.Run;

/// <summary>What QEMU exits with: twice the kernel's exit code plus one, which is what isa-debug-exit makes of <c>ExitCode</c> of
/// Cosmos.Core.</summary>
internal static class QemuExit
{
    /// <summary>All is well.</summary>
    public const int Success = 33;

    /// <summary>A self-test failed, or none matched.</summary>
    public const int SelfTestFailed = 35;

    /// <summary>A panic, misuse of the heap, or a CPU fault.</summary>
    public const int Panic = 37;
}
