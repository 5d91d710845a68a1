namespace Cosmos.System;

/// <summary>Runs a kernel.</summary>
public static class KernelHost
{
    private static bool _stopped;

    /// <summary>Runs <typeparamref name="TKernel"/> from its start until it stops itself.</summary>
    /// <returns>0, for a <c>main</c> to return.</returns>
    public static int Run<TKernel>() where TKernel : unmanaged, IKernel
    {
        _stopped = false;
        TKernel.BeforeRun();
        while (!_stopped)
            TKernel.Run();

        TKernel.AfterRun();
        return 0;
    }

    /// <summary>Makes the current round the last one.</summary>
    public static void Stop() => _stopped = true;
}
