using System;
using BareFlow.Memory.Cases;
using Cosmos.Core.Controllers;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Firmware;
using Cosmos.Core.Processors;
using Cosmos.Core.Time;
using Cosmos.SelfTest;
using IL2CPU.API;

namespace Cosmos.Core.SelfTest;

/// <summary>The clock goes forward, ticks and alarms come, and what they interrupt does not notice.</summary>
/// <remarks>Upper limits are only there to end a test whose interrupts do not come: a virtual CPU may be kept waiting.</remarks>
[SelfTestSuite("time")]
[Plug("TimeTests.xs")]
[OwnedBy("the self-tests, one at a time")]
internal static unsafe class TimeTests
{
    private const int Reads = 10_000;
    private const ulong Soon = Clock.Second / 1000;
    private const ulong FewTicks = 2;
    private const int Changes = 100;

    /// <summary>A tenth of a millisecond: the least of many changes takes some microseconds.</summary>
    private const ulong LargestStep = Clock.Second / 10_000;

    private static ulong _alarms;
    private static ulong _alarmTime;

    /// <summary>The clock does not go back from one reading to the next, and forward in all.</summary>
    [SelfTest("clock")]
    internal static void GoForward(ref Verdict verdict)
    {
        ulong first = Clock.Nanoseconds;
        ulong last = first;
        for (int read = 0; read < Reads; read++)
        {
            ulong now = Clock.Nanoseconds;
            verdict.That(now >= last);
            last = now;
        }

        verdict.That(last > first);
    }

    /// <summary>A new pace makes no step: the time goes on from where it was, by less than the new pace may be off.</summary>
    [SelfTest("pace")]
    internal static void ChangePace(ref Verdict verdict)
    {
        ulong step = ulong.MaxValue;
        Cpu.DisableInterrupts();
        ulong pace = Clock.CyclesPerSecond;
        for (int change = 0; change < Changes; change++)
        {
            ulong before = Clock.Nanoseconds;
            Clock.SetPace(change % 2 == 0 ? pace + pace / Changes : pace);
            ulong after = Clock.Nanoseconds;
            verdict.That(after >= before);
            step = Math.Min(step, after - before);
        }

        Cpu.EnableInterrupts();
        verdict.That(step < LargestStep);
    }

    /// <summary>Ticks come by themselves, and not much faster than they should.</summary>
    [SelfTest("ticks")]
    internal static void Tick(ref Verdict verdict)
    {
        ulong start = Clock.Nanoseconds;
        verdict.That(AwaitTicks());
        verdict.That(Clock.Nanoseconds - start >= Clock.Second / Timer.TicksPerSecond / 2);
    }

    /// <summary>An alarm comes once and not too early; one that was cancelled does not come.</summary>
    [SelfTest("alarm")]
    internal static void Alarm(ref Verdict verdict)
    {
        _alarms = 0;
        ulong due = Clock.Nanoseconds + Soon;
        Timer.SetAlarm(Soon, &OnAlarm);
        verdict.That(AwaitTicks());
        verdict.Equal(1, _alarms);
        verdict.That(_alarmTime >= due);

        Timer.SetAlarm(Soon, &OnAlarm);
        Timer.CancelAlarm();
        verdict.That(AwaitTicks());
        verdict.Equal(1, _alarms);
    }

    /// <summary>Interrupts leave all registers and the 128 bytes below the stack pointer as they are.</summary>
    [SelfTest("registers")]
    internal static void HoldRegisters(ref Verdict verdict)
    {
        SetOver(0);
        Timer.SetAlarm(Soon, &OnAlarm);
        verdict.Equal(0, Hold());
    }

    /// <summary>Where the firmware lists CPUs, the one that runs is among them.</summary>
    [SelfTest("cpus")]
    internal static void ListCpus(ref Verdict verdict)
    {
        uint own = InterruptController.HasApic ? LocalApic.ReadId() : 0;
        bool isListed = Madt.CountCpus(Acpi.Tables.Madt) == 0 || !InterruptController.HasApic;
        for (int number = 0; Madt.TryGetCpu(Acpi.Tables.Madt, number, out AcpiCpu cpu); number++)
            isListed |= cpu.IsEnabled && cpu.ApicId == own;

        verdict.That(isListed && Acpi.Cpus > 0);
    }

    private static void OnAlarm(InterruptContext* context)
    {
        _alarms++;
        _alarmTime = Clock.Nanoseconds;
        SetOver(1);
    }

    /// <summary>Waits for a few ticks.</summary>
    /// <returns>False when they did not come within seconds.</returns>
    private static bool AwaitTicks()
    {
        const ulong patience = 5 * Clock.Second;
        ulong start = Clock.Nanoseconds;
        ulong target = Timer.Ticks + FewTicks;
        while (Timer.Ticks < target && Clock.Nanoseconds - start < patience)
        {
        }

        return Timer.Ticks >= target;
    }

    [PlugMethod]
    private static extern void SetOver(ulong isOver);

    [PlugMethod]
    private static extern ulong Hold();
}
