using System.Runtime;

namespace Cosmos.Core.Libc;

/// <summary><c>&lt;termios.h&gt;</c> and <c>&lt;sys/ioctl.h&gt;</c> (POSIX.1-2017; the numbers are Linux's).</summary>
internal static unsafe class Termios
{
    private const int SetFlushing = 2;
    private const ulong GetSettings = 0x5401;
    private const ulong GetWindowSize = 0x5413;
    private const ulong GetInputBytes = 0x541B;
    private const ulong SetWindowSize = 0x5414;
    private const ulong CloneFile = 0x40049409;

    [RuntimeExport("tcgetattr")]
    private static int Get(int descriptor, TerminalSettings* settings)
    {
        if (!IsTerminal(descriptor, out int error))
            return Errno.Fail(error);

        *settings = Tty.Settings;
        return 0;
    }

    [RuntimeExport("tcsetattr")]
    private static int Set(int descriptor, int action, TerminalSettings* settings)
    {
        if (!IsTerminal(descriptor, out int error))
            return Errno.Fail(error);

        Tty.Apply(in *settings, action == SetFlushing);
        return 0;
    }

    /// <summary>Tells the terminal's size and whether something was typed; all other requests fail with ENOTTY, as of a device
    /// that does not know them.</summary>
    [RuntimeExport("ioctl")]
    private static int Control(int descriptor, ulong request, void* argument)
    {
        if (request == CloneFile)
            return Errno.Fail(Errno.EOPNOTSUPP);

        if (!IsTerminal(descriptor, out int error))
            return Errno.Fail(error);

        switch (request)
        {
            case GetWindowSize:
                FillSize((ushort*)argument);
                return 0;
            case GetSettings:
                *(TerminalSettings*)argument = Tty.Settings;
                return 0;
            case GetInputBytes:
                *(int*)argument = Tty.HasInput() ? 1 : 0;
                return 0;
            case SetWindowSize:
                return Errno.Fail(Errno.EINVAL);
            default:
                return Errno.Fail(Errno.ENOTTY);
        }
    }

    private static void FillSize(ushort* size)
    {
        size[0] = (ushort)AnsiText.Rows;
        size[1] = (ushort)AnsiText.Columns;
        size[2] = 0;
        size[3] = 0;
    }

    private static bool IsTerminal(int descriptor, out int error)
    {
        OpenFile* file = Descriptors.Hold(descriptor);
        error = Errno.EBADF;
        if (file == null)
            return false;

        bool isTerminal = file->Node->Kind == FileKind.Device && file->Node->Number == Devices.Terminal;
        Descriptors.Drop(file);
        error = Errno.ENOTTY;
        return isTerminal;
    }
}
