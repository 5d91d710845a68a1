namespace Cosmos.Core;

/// <summary>Who runs, and who next.</summary>
public static unsafe class Scheduler
{
    private static Thread _main;

    /// <summary>Whether threads can be created.</summary>
    public static bool IsRunning => false;

    /// <summary>The calling thread. Before the start, what boots.</summary>
    public static Thread* Current => Static.AddressOf(ref _main);

    /// <summary>Makes the calling flow the main thread.</summary>
    public static void Start() => _main.Id = 1;

    /// <summary>Starts a thread.</summary>
    /// <returns>Null when there is no memory for it.</returns>
    public static Thread* Create(delegate*<void*, void*> entry, void* argument) => null;

    /// <summary>Lets other threads run that are ready.</summary>
    public static void Yield()
    {
    }

    /// <summary>Waits for a time.</summary>
    /// <param name="deadline">As <see cref="Clock.Nanoseconds"/> counts.</param>
    public static void SleepUntil(ulong deadline)
    {
        while (Clock.Nanoseconds < deadline)
        {
        }
    }

    /// <summary>Does what had to wait until no lock is held.</summary>
    internal static void Attend() => Processor.This.NeedsAttention = false;
}
