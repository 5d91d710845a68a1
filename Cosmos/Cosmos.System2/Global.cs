using System;
using Cosmos.Debug.Kernel;
using Cosmos.HAL;

namespace Cosmos.System;

/// <summary>What there is one of.</summary>
public static class Global
{
    /// <summary>Writes lines marked <c>Global</c> to the serial port.</summary>
    public static readonly Debugger Debugger = new("Global");

    /// <summary>What <see cref="Kernel.OnBoot"/> calls. The core has set up what there is, so this only refuses what there is
    /// not.</summary>
    /// <param name="textScreen">Null: the machine's own screen.</param>
    /// <param name="initScrollWheel">Of no consequence: there is no mouse.</param>
    /// <param name="initPS2">Of no consequence: the core has the keyboard.</param>
    /// <param name="initNetwork">Of no consequence: there is no network.</param>
    /// <param name="ideInit">Of no consequence: there are no disks.</param>
    /// <exception cref="PlatformNotSupportedException">A screen is given.</exception>
    public static void Init(
        TextScreenBase? textScreen,
        bool initScrollWheel = true,
        bool initPS2 = true,
        bool initNetwork = true,
        bool ideInit = true)
    {
        if (textScreen is not null)
            throw new PlatformNotSupportedException("The core drives the screen; no other one can be given.");
    }
}
