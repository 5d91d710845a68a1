using System;
using Cosmos.Core.Console;
using Cosmos.Core.Locks;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Reports;
using Cosmos.Core.Strings;

namespace Cosmos.Core.Threads;

public static unsafe partial class Scheduler
{
    private const ulong AgingTicks = 8;
    private const ulong IdleStackBytes = 32 * 1024;

    /// <summary>In the order of <see cref="WaitReason"/>.</summary>
    private static ReadOnlySpan<byte> ReasonNames =>
        "an event,a time,a mutex,a condition variable,a read-write lock,the end of a thread,a pipe,a lock of the kernel,a signal,a semaphore,a barrier,"u8;

    private static void StartIdle()
    {
        Thread* idle = Prepare(null, null, IdleStackBytes, 0);
        Shortage.Require(idle != null, "the idle thread"u8, IdleStackBytes);
        idle->Name = "idle"u8;
        ProcessorThreads.This.Idle = idle;
    }

    /// <summary>Runs when no other thread can: halts the CPU until an interrupt comes. Holds the CPU's depth at 1, so that it is
    /// never diverted. Never returns.</summary>
    private static void Idle()
    {
        ref Processor processor = ref Processor.This;
        while (true)
        {
            processor.NeedsAttention = false;
            WakeSleepers();
            if (_ready.Highest != ReadyQueues.None)
            {
                SwitchAway();
                continue;
            }

            if (_sleepers == null && !ProgramTimers.AreArmed)
                ReportDeadlock();

            _lock.Drop();
            Cpu.DisableInterrupts();
            if (processor.NeedsAttention)
                Cpu.EnableInterrupts();
            else
                Cpu.WaitForInterrupt();

            _lock.Take(LockRank.Scheduler);
        }
    }

    /// <summary>No thread runs, none waits for a time, and no interrupt wakes one: reports what each thread waits for, and ends the
    /// run.</summary>
    private static void ReportDeadlock()
    {
        Terminal.Colour = TextColour.Error;
        Report.Print("*** deadlock: every thread waits for another\n"u8);
        for (Thread* thread = _living; thread != null; thread = thread->NextLiving)
            ReportThread(thread);

        Report.Print("*** panic: a deadlock\n"u8);
        Panic.Leave();
    }

    private static void ReportThread(Thread* thread)
    {
        if (thread->State == ThreadState.Ended)
            return;

        Report.Print("*** thread %d "u8, thread->Id);
        Terminal.Write(thread->Name);
        Terminal.Write(" waits for "u8);
        Terminal.Write(Text.Nth(ReasonNames, (int)thread->Reason, (byte)','));
        Terminal.Print(" at %x\n"u8, thread->ParkedAt != null ? (ulong)thread->ParkedAt : (ulong)thread->Queue);
        Backtrace.WriteCallersOf((ulong*)thread->StackPointer + ContextSwitch.Words - 1);
    }
}
