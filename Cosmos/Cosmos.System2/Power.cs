using System.Diagnostics.CodeAnalysis;
using Cosmos.Core;

namespace Cosmos.System;

/// <summary>Off and on again. Nothing of the program runs after that: no <c>finally</c>, no finalizer.</summary>
public static class Power
{
    private const uint PassedCode = 0x10;
    private const uint FailedCode = 0x11;

    /// <summary>Starts the machine anew: by ACPI, else by the keyboard controller, else by a triple fault.</summary>
    [DoesNotReturn]
    public static void Reboot()
    {
        CoreCalls.Reset();
        CPU.HaltForever();
    }

    /// <summary>Switches the machine off by ACPI; one without halts with a message.</summary>
    [DoesNotReturn]
    public static void Shutdown()
    {
        CoreCalls.PowerOff();
        CPU.HaltForever();
    }

    /// <summary>Leaves a virtual machine with the code for success or for a failed test; switches any other machine off. Not in
    /// Cosmos.</summary>
    [DoesNotReturn]
    public static void Exit(bool passed)
    {
        CoreCalls.Exit(passed ? PassedCode : FailedCode);
        CPU.HaltForever();
    }
}
