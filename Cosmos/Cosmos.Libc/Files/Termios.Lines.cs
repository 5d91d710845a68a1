using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <remarks>The line itself, speeds, names, and who uses it.</remarks>
internal static unsafe partial class Termios
{
    private const int LastQueue = 2;
    private const int LastFlow = 3;
    private const uint LastStandardSpeed = 15;
    private const uint FirstFastSpeed = 0x1001;
    private const uint LastFastSpeed = 0x100F;
    private const uint SpeedBits = 0x100F;

    // IGNBRK to IXON, OPOST, ECHO to ICANON, IEXTEN, CSIZE, PARENB, CS8: what cfmakeraw changes.
    private const uint RawInput = 0x5EB;
    private const uint RawLocal = 0x804B;
    private const uint RawControl = 0x130;
    private const uint EightBits = 0x30;

    /// <summary>Drops what was typed or not written yet; nothing waits to be written.</summary>
    [RuntimeExport("tcflush")]
    private static int Flush(int descriptor, int queue)
    {
        if (!IsTerminal(descriptor, out int error))
            return CResult.Fail(error);

        if ((uint)queue > LastQueue)
            return CResult.Fail(Errno.EINVAL);

        if (queue != 1)
            Tty.Apply(Tty.Settings, isFlushed: true);

        return 0;
    }

    [RuntimeExport("tcdrain")]
    private static int Drain(int descriptor) => IsTerminal(descriptor, out int error) ? 0 : CResult.Fail(error);

    [RuntimeExport("tcsendbreak")]
    private static int SendBreak(int descriptor, int duration) => IsTerminal(descriptor, out int error) ? 0 : CResult.Fail(error);

    [RuntimeExport("tcflow")]
    private static int Control(int descriptor, int action) => !IsTerminal(descriptor, out int error) ? CResult.Fail(error)
        : (uint)action > LastFlow ? CResult.Fail(Errno.EINVAL) : 0;

    [RuntimeExport("tcgetsid")]
    private static int Session(int descriptor) => IsTerminal(descriptor, out int error) ? Unistd.ProcessId : CResult.Fail(error);

    [RuntimeExport("tcgetpgrp")]
    private static int Group(int descriptor) => IsTerminal(descriptor, out int error) ? Unistd.ProcessId : CResult.Fail(error);

    [RuntimeExport("tcsetpgrp")]
    private static int SetGroup(int descriptor, int group) => !IsTerminal(descriptor, out int error) ? CResult.Fail(error)
        : group == Unistd.ProcessId ? 0 : CResult.Fail(group < 0 ? Errno.EINVAL : Errno.EPERM);

    [RuntimeExport("cfgetispeed")]
    private static uint InputSpeed(TerminalSettings* settings) => settings->InputSpeed;

    [RuntimeExport("cfgetospeed")]
    private static uint OutputSpeed(TerminalSettings* settings) => settings->OutputSpeed;

    [RuntimeExport("cfsetispeed")]
    private static int SetInputSpeed(TerminalSettings* settings, uint speed)
    {
        if (!IsSpeed(speed))
            return CResult.Fail(Errno.EINVAL);

        settings->InputSpeed = speed;
        return 0;
    }

    [RuntimeExport("cfsetospeed")]
    private static int SetOutputSpeed(TerminalSettings* settings, uint speed)
    {
        if (!IsSpeed(speed))
            return CResult.Fail(Errno.EINVAL);

        settings->OutputSpeed = speed;
        settings->Control = (settings->Control & ~SpeedBits) | speed;
        return 0;
    }

    [RuntimeExport("cfsetspeed")]
    private static int SetSpeed(TerminalSettings* settings, uint speed) =>
        SetInputSpeed(settings, speed) == 0 ? SetOutputSpeed(settings, speed) : -1;

    /// <summary>Single characters, as they come.</summary>
    [RuntimeExport("cfmakeraw")]
    private static void MakeRaw(TerminalSettings* settings)
    {
        settings->Input &= ~RawInput;
        settings->Output &= ~1U;
        settings->Local &= ~RawLocal;
        settings->Control = (settings->Control & ~RawControl) | EightBits;
        settings->Special[TerminalSettings.Minimum] = 1;
        settings->Special[TerminalSettings.Time] = 0;
    }

    /// <summary>The path of a terminal.</summary>
    [RuntimeExport("ttyname")]
    private static byte* Name(int descriptor) =>
        IsTerminal(descriptor, out int error) ? Literal.Address("/dev/tty\0"u8) : (byte*)CResult.NullWith(error);

    /// <summary>The same in the caller's memory.</summary>
    /// <returns>0, EBADF, ENOTTY or ERANGE.</returns>
    [RuntimeExport("ttyname_r")]
    private static int Name(int descriptor, byte* buffer, ulong size) => !IsTerminal(descriptor, out int error) ? error
        : Unistd.CopyName("/dev/tty\0"u8, buffer, size) == 0 ? 0 : Errno.ERANGE;

    /// <summary>The path of the program's own terminal.</summary>
    [RuntimeExport("ctermid")]
    private static byte* OwnName(byte* buffer)
    {
        System.ReadOnlySpan<byte> name = "/dev/tty\0"u8;
        if (buffer == null)
            return Literal.Address(name);

        name.CopyTo(new System.Span<byte>(buffer, name.Length));
        return buffer;
    }

    private static bool IsSpeed(uint speed) => speed is <= LastStandardSpeed or (>= FirstFastSpeed and <= LastFastSpeed);
}
