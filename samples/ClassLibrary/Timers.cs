using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace ClassLibrary;

/// <summary>Timers and clocks: that they go, not how exactly.</summary>
internal static class Timers
{
    public static async Task Write(Report report)
    {
        using var periodic = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        int ticks = 0;
        while (ticks < 3 && await periodic.WaitForNextTickAsync())
            ticks++;

        report.Add("periodic", () => ticks);
        report.Add("fires", () => { using var done = new ManualResetEventSlim(); using var timer = new Timer(_ => done.Set(), null, 10, Timeout.Infinite); return done.Wait(5000); });
        report.Add("repeats", () => { using var done = new CountdownEvent(3); using var timer = new Timer(_ => { if (!done.IsSet) done.Signal(); }, null, 1, 5); return done.Wait(5000); });
        report.Add("changed", () => { bool fired = false; using var timer = new Timer(_ => fired = true, null, 20, Timeout.Infinite); timer.Change(Timeout.Infinite, Timeout.Infinite); Thread.Sleep(60); return fired; });
        report.Add("component", () => { using var done = new ManualResetEventSlim(); using var timer = new System.Timers.Timer(5) { AutoReset = false }; timer.Elapsed += (_, _) => done.Set(); timer.Start(); return done.Wait(5000); });
        report.Add("bad", () => new Timer(_ => { }, null, -5, 0));
        report.Add("sleep", () => { long start = Stopwatch.GetTimestamp(); Thread.Sleep(30); return Stopwatch.GetElapsedTime(start).TotalMilliseconds >= 29; });
        report.Add("stopwatch", () => $"{Stopwatch.IsHighResolution} {Stopwatch.Frequency}");
        report.Add("ticks-go-on", () => { long first = Environment.TickCount64; Thread.Sleep(20); return Environment.TickCount64 > first; });
        report.Add("provider", () => TimeProvider.System.GetUtcNow().Offset);
        report.Add("spin", () => SpinWait.SpinUntil(() => true, 100));
        report.Add("monotonic", () => { DateTime last = DateTime.UtcNow; for (int index = 0; index < 1000; index++) { DateTime now = DateTime.UtcNow; if (now < last) return false; last = now; } return true; });
    }
}
