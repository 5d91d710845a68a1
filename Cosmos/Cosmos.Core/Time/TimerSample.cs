using System.Runtime.CompilerServices;
using Cosmos.Core.Controllers;

namespace Cosmos.Core.Time;

/// <summary>All timers, read at one moment.</summary>
internal struct TimerSample
{
    private const int Attempts = 5;

    /// <summary>The time-stamp counter.</summary>
    public ulong Cycles;

    /// <summary>The reference timer.</summary>
    public uint Reference;

    /// <summary>The rest of the local APIC timer's countdown, if there is one.</summary>
    public uint Countdown;

    /// <summary>Cycles that reading them took.</summary>
    public ulong Taken;

    /// <summary>Reads them a few times, and keeps the reading that took least: a virtual CPU may lose milliseconds between
    /// one timer and the next.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Take()
    {
        ulong least = ulong.MaxValue;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            ulong cycles = Clock.ReadCycles();
            uint reference = ReferenceTimer.Read();
            uint countdown = InterruptController.HasApic ? LocalApic.ReadCountdown() : 0;
            ulong taken = Clock.ReadCycles() - cycles;
            if (taken >= least)
                continue;

            least = taken;
            Taken = taken;
            Cycles = cycles;
            Reference = reference;
            Countdown = countdown;
        }
    }
}
