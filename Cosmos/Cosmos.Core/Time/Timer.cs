using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Cosmos.Core.Controllers;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Time;

/// <summary>A tick a hundred times a second, an alarm, and interrupts for sleepers in between.</summary>
/// <remarks>The local APIC's timer is set anew each time, to the next tick or to when a thread wakes. The PC's interval timer, on
/// a machine without, only ticks.</remarks>
public static unsafe class Timer
{
    /// <summary>Ticks in a second.</summary>
    public const uint TicksPerSecond = 100;

    private const ulong Period = Clock.Second / TicksPerSecond;
    private const byte ApicVector = (byte)InterruptVector.LocalTimer;
    private const byte PitChannel0 = 0x40;
    private const byte PitCommand = 0x43;
    private const byte Channel0Repeats = 0x34;
    private const int BitsOfByte = 8;

    // The reference timer is watched for a 200th of a second, 5 ms; one that cannot be watched again later for a 25th, 40 ms.
    private const uint CalibrationsPerSecond = 200;
    private const uint OnlyCalibrationsPerSecond = 25;

    // A reference that stands still is abandoned after this many cycles, and this rate is assumed.
    private const ulong Patience = 1UL << 32;
    private const ulong AssumedRate = 2_000_000_000;

    [Atomic]
    private static ulong _ticks;
    [PerCpu]
    private static ulong _nextTick;
    [PerCpu]
    private static ulong _due;
    [SetAtBoot]
    private static uint _countsOfTick;
    [OwnedBy("who sets the alarm; the tick, once there is a handler")]
    private static ulong _alarmTime;
    [Atomic]
    private static delegate*<InterruptContext*, void> _alarmHandler;

    /// <summary>Called at each interrupt of the timer, with interrupts off, after the interrupt controller was told and the alarm
    /// rang: gets the interrupted context, which it may change. Set when the scheduler starts.</summary>
    [SetAtBoot]
    internal static delegate*<InterruptContext*, void> TickHandler;

    /// <summary>When the first thread wakes that waits for a time; the largest number if none does. The scheduler's.</summary>
    [Atomic]
    internal static ulong FirstDeadline;

    /// <summary>Ticks since the timer was started.</summary>
    public static ulong Ticks => Volatile.Read(ref _ticks);

    /// <summary>Measures the timers, starts the clock and the ticks, and enables interrupts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Start()
    {
        FirstDeadline = ulong.MaxValue;
        uint count = Calibrate();
        if (InterruptController.HasApic)
            StartApic(count);
        else
            StartPit();

        Cpu.EnableInterrupts();
    }

    /// <summary>Sets a handler that is called once, at the first tick after a time; it replaces the alarm before it.</summary>
    /// <param name="nanoseconds">How long from now. Up to a hundredth of a second more passes.</param>
    /// <param name="handler">Called with interrupts off, on an interrupt stack, after the interrupt controller was told. It
    /// may change the interrupted context, set another alarm, or never return.</param>
    public static void SetAlarm(ulong nanoseconds, delegate*<InterruptContext*, void> handler)
    {
        CancelAlarm();
        _alarmTime = Clock.Nanoseconds + nanoseconds;
        SetHandler(handler);
    }

    /// <summary>Cancels the alarm, if there is one. It does not come after this.</summary>
    public static void CancelAlarm() => SetHandler(null);

    /// <summary>Makes an interrupt come at a time, if that is before the next one. Interrupt handlers may come in
    /// between.</summary>
    internal static void WakeBy(ulong time)
    {
        if (time < _due)
            Arm(time);
    }

    /// <summary>The handler says whether there is an alarm, so a tick in between sees none.</summary>
    private static void SetHandler(delegate*<InterruptContext*, void> handler)
    {
        fixed (delegate*<InterruptContext*, void>* field = &_alarmHandler)
            Volatile.Write(ref *(nint*)field, (nint)handler);
    }

    private static void OnTick(InterruptContext* context)
    {
        Advance();
        InterruptController.End(context);
        ClockPace.OnTick();
        delegate*<InterruptContext*, void> handler = _alarmHandler;
        if (handler != null && Clock.Nanoseconds >= _alarmTime)
        {
            _alarmHandler = null;
            handler(context);
        }

        if (TickHandler != null)
            TickHandler(context);
    }

    /// <summary>Counts the tick, if it is time for one, and sets the next interrupt.</summary>
    private static void Advance()
    {
        ulong now = Clock.Nanoseconds;
        if (_countsOfTick == 0 || now >= _nextTick)
            _ticks++;

        if (now >= _nextTick)
            _nextTick = now + Period;

        ulong wake = FirstDeadline;
        if (_countsOfTick != 0)
            Arm(wake > now ? Math.Min(wake, _nextTick) : _nextTick);
    }

    /// <summary>Makes the local APIC interrupt at a time.</summary>
    private static void Arm(ulong time)
    {
        _due = time;
        ulong now = Clock.Nanoseconds;
        ulong counts = time > now ? (time - now) * _countsOfTick / Period : 0;
        LocalApic.Restart((uint)counts + 1);
    }

    /// <summary>Starts the clock.</summary>
    /// <returns>The counts of the local APIC timer from tick to tick; nothing without one.</returns>
    private static uint Calibrate()
    {
        ReferenceTimer.Start();
        if (InterruptController.HasApic)
            LocalApic.StartCountdown();

        var first = default(TimerSample);
        first.Take();
        uint wanted = ReferenceTimer.Rate / (ReferenceTimer.IsLong ? CalibrationsPerSecond : OnlyCalibrationsPerSecond);
        uint passed = 0;
        while (passed < wanted && Clock.ReadCycles() - first.Cycles < Patience)
            passed = ReferenceTimer.Passed(first.Reference, ReferenceTimer.Read());

        var last = default(TimerSample);
        last.Take();
        ulong cycles = last.Cycles - first.Cycles;
        uint counts = ReferenceTimer.Passed(first.Reference, last.Reference);
        bool isMeasured = passed >= wanted;
        Clock.Start(isMeasured ? cycles * ReferenceTimer.Rate / counts : AssumedRate);
        if (isMeasured)
            ClockPace.Begin(in last);

        return (uint)((first.Countdown - last.Countdown) * Clock.CyclesPerSecond / cycles / TicksPerSecond) | 1;
    }

    private static void StartApic(uint count)
    {
        Interrupts.SetHandler(ApicVector, &OnTick);
        _countsOfTick = count;
        LocalApic.StartOnce(ApicVector, count);
    }

    private static void StartPit()
    {
        const ushort count = (ushort)(ReferenceTimer.PitRate / TicksPerSecond);
        Ports.WriteAll(
            [PitCommand, Channel0Repeats, PitChannel0, count & byte.MaxValue, PitChannel0, count >> BitsOfByte]);
        Interrupts.SetHandler(InterruptController.FirstVector, &OnTick);
        Pic.EnableTimer();
    }
}
