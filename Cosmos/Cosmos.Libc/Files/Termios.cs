using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Display;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>&lt;termios.h&gt;</c> and <c>&lt;sys/ioctl.h&gt;</c> (POSIX.1-2017; the numbers are Linux's).</summary>
internal static unsafe partial class Termios
{
    private const int SetFlushing = 2;
    private const ulong GetSettings = 0x5401;
    private const ulong GetWindowSize = 0x5413;
    private const ulong GetInputBytes = 0x541B;
    private const ulong SetWindowSize = 0x5414;
    private const ulong CloneFile = 0x40049409;

    [RuntimeExport("tcgetattr")]
    private static int Get(int descriptor, Out<TerminalSettings> settings)
    {
        if (!IsTerminal(descriptor, out int error))
            return CResult.Fail(error);

        return (int)CResult.Of(settings.Write(Tty.Settings));
    }

    [RuntimeExport("tcsetattr")]
    private static int Set(int descriptor, int action, In<TerminalSettings> settings)
    {
        if (!IsTerminal(descriptor, out int error))
            return CResult.Fail(error);

        if (action is < 0 or > SetFlushing)
            return CResult.Fail(Errno.EINVAL);

        if (settings.Read(out TerminalSettings wanted) != 0)
            return CResult.Fail(Errno.EFAULT);

        Tty.Apply(in wanted, action == SetFlushing);
        return 0;
    }

    /// <summary>Tells the terminal's size and whether something was typed, and makes the terminal smaller, or as large as the screen
    /// again (a larger one fails with EINVAL); all other requests fail with ENOTTY, as of a device
    /// that does not know them.</summary>
    [RuntimeExport("ioctl")]
    private static int Control(int descriptor, ulong request, OutBytes argument)
    {
        if (request == CloneFile)
            return CResult.Fail(Errno.EOPNOTSUPP);

        if (!IsTerminal(descriptor, out int error))
            return CResult.Fail(error);

        switch (request)
        {
            case GetWindowSize:
                return Give(argument, new WindowSize { Rows = (ushort)AnsiText.Rows, Columns = (ushort)AnsiText.Columns, Width = 0, Height = 0 });
            case GetSettings:
                return Give(argument, Tty.Settings);
            case GetInputBytes:
                return Give(argument, Tty.HasInput() ? 1 : 0);
            case SetWindowSize:
                return Resize(argument);
            default:
                return CResult.Fail(Errno.ENOTTY);
        }
    }

    private static int Resize(OutBytes argument)
    {
        int error = new In<WindowSize>((WindowSize*)argument.ToPointer()).Read(out WindowSize size);
        return (int)CResult.Of(error == 0 && !Tty.TryResize(size.Columns, size.Rows) ? -Errno.EINVAL : error);
    }

    private static int Give<T>(OutBytes target, T value) where T : unmanaged =>
        (int)CResult.Of(new Out<T>((T*)target.ToPointer()).Write(in value));

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

    /// <summary>C's <c>struct winsize</c>.</summary>
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
