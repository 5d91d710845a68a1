namespace BareFlow.Tests.Boot.Machines;

/// <summary>How a machine's run came to its end.</summary>
internal enum Ending
{
    /// <summary>The kernel left with its code for success.</summary>
    Success,

    /// <summary>The kernel left with its code for a failed self-test.</summary>
    SelfTestFailed,

    /// <summary>The kernel left with its code for a panic.</summary>
    Panic,

    /// <summary>The kernel switched the machine off, on one that takes no code.</summary>
    PoweredOff,

    /// <summary>The test had seen enough.</summary>
    Stopped,

    /// <summary>The machine was still running at its time limit.</summary>
    TimedOut,

    /// <summary>The CPU gave up on a fault while it delivered a double fault.</summary>
    TripleFault,

    /// <summary>Something reset the machine.</summary>
    Reset,

    /// <summary>The emulator ended for a reason of its own.</summary>
    Broken,
}
