using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Shutdown;

namespace Cosmos.Libc;

/// <summary>The end of the machine's run (<c>&lt;sys/reboot.h&gt;</c>, Linux's <c>reboot</c>). Files are in memory, and are lost.</summary>
internal static class Reboot
{
    private const uint Restart = 0x01234567;
    private const uint Halt = 0xCDEF0123;
    private const uint PowerOff = 0x4321FEDC;
    private const uint KeysRestart = 0x89ABCDEF;
    private const uint KeysSignal = 0;

    /// <summary>Restarts, halts or switches off the machine. What Ctrl+Alt+Del does may be asked for and changes nothing: the keys do
    /// nothing here.</summary>
    /// <returns>-1 and EINVAL for a word that is none.</returns>
    [RuntimeExport("reboot")]
    private static int Leave(uint how)
    {
        switch (how)
        {
            case Restart:
                Power.Reset();
                return 0;
            case Halt:
                Power.Halt();
                return 0;
            case PowerOff:
                Power.Off();
                return 0;
            case KeysRestart:
            case KeysSignal:
                return 0;
            default:
                return CResult.Fail(Errno.EINVAL);
        }
    }
}
