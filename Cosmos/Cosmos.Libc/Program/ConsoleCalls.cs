using System.Runtime;
using Cosmos.Core.Input;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>Functions of .NET's console on a PC, other than text.</summary>
internal static class ConsoleCalls
{
    [RuntimeExport("bareflow_play_tone")]
    private static void Play(uint hertz, uint milliseconds) => Speaker.Play(hertz, milliseconds);

    /// <returns>0 when the screen is not so large.</returns>
    [RuntimeExport("bareflow_resize_terminal")]
    private static int Resize(int columns, int rows) => Tty.TryResize(columns, rows) ? 1 : 0;
}
