namespace Cosmos.Core.Threads;

/// <summary>What happens when a signal comes.</summary>
internal struct SignalAction
{
    /// <summary>The handler gets what is known of the signal and of the thread: SA_SIGINFO. It gets it anyhow.</summary>
    public const int Informed = 4;

    /// <summary>The signal may come again while it is handled: SA_NODEFER.</summary>
    public const int Nested = 0x4000_0000;

    /// <summary>A system call that it ends is begun again: SA_RESTART.</summary>
    public const int Restart = 0x1000_0000;

    /// <summary>The handler runs on the thread's stack for that: SA_ONSTACK.</summary>
    public const int OnHandlerStack = 0x0800_0000;

    /// <summary>The action is the default one after the signal: SA_RESETHAND.</summary>
    public const int Once = int.MinValue;

    /// <summary>A C function, or one of the two actions without.</summary>
    public ulong Handler;

    /// <summary>What is held back while it runs.</summary>
    public ulong Mask;

    /// <summary>As <c>sigaction</c> has them.</summary>
    public int Flags;
}
