using System;
using Cosmos.Debug.Kernel;
using Cosmos.HAL;
using Cosmos.SelfTest;

namespace Cosmos.System;

/// <summary>A kernel as its author writes it: what happens once before, again and again, and once after.</summary>
/// <remarks>
/// A project has one class that derives from this one, and no <c>Main</c>: the build makes one, which creates the kernel and
/// calls <see cref="Start"/>. An exception that leaves the kernel is not caught: the runtime reports it with its stack trace,
/// and the machine ends with the code of a panic.
/// </remarks>
public abstract class Kernel
{
    /// <summary>Writes lines marked <c>Kernel</c> to the serial port.</summary>
    public readonly Debugger mDebugger = new("Kernel");

    /// <summary>Whether <see cref="Start"/> was called.</summary>
    protected bool mStarted;

    /// <summary>Whether <see cref="Stop"/> was called.</summary>
    protected bool mStopped;

    /// <summary>Always: the machine's timer must run, and so no program switches interrupts off.</summary>
    public static bool InterruptsEnabled => true;

    /// <summary>Writes a line marked <c>Global</c> to the serial port.</summary>
    public static void PrintDebug(string message) => Global.Debugger.Send(message);

    /// <summary>Runs the kernel: those of its self-tests that the kernel command line asks for, <see cref="OnBoot"/>, <see cref="BeforeRun"/>, <see cref="Run"/> until <see cref="Stop"/>, and
    /// <see cref="AfterRun"/>. When it returns, so does <c>Main</c>, and the core halts or leaves, as the kernel command line
    /// says.</summary>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public virtual void Start()
    {
        if (mStarted)
            throw new InvalidOperationException("A kernel cannot be started twice.");

        mStarted = true;
        SelfTestRunner.RunAtBoot();
        OnBoot();
        BeforeRun();
        while (!mStopped)
            Run();

        AfterRun();
    }

    /// <summary>Makes the current round the last one. Any thread may call it.</summary>
    public void Stop() => mStopped = true;

    /// <summary>Called first of all. The core has set the machine up by then, so there is nothing that it must do.</summary>
    protected virtual void OnBoot() => Global.Init(GetTextScreen());

    /// <summary>Called once, before the first <see cref="Run"/>.</summary>
    protected virtual void BeforeRun()
    {
    }

    /// <summary>Called again and again, until <see cref="Stop"/>.</summary>
    protected abstract void Run();

    /// <summary>Called once, after the last <see cref="Run"/>.</summary>
    protected virtual void AfterRun()
    {
    }

    /// <summary>The text screen to use; null for the machine's own, which is the only one.</summary>
    protected virtual TextScreenBase? GetTextScreen() => null;
}
