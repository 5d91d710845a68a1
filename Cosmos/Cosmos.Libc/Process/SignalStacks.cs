using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>The stack for handlers: <c>sigaltstack</c> (POSIX.1-2017).</summary>
internal static unsafe class SignalStacks
{
    /// <summary>MINSIGSTKSZ.</summary>
    private const ulong LeastBytes = 2048;

    /// <summary>Says which stack the calling thread has for handlers that ask for one. EPERM while it runs on it, ENOMEM when it is too
    /// small, EINVAL for unknown flags.</summary>
    [RuntimeExport("sigaltstack")]
    private static int Set(In<Description> wanted, Out<Description> old)
    {
        Description asked = default;
        SignalStack* stack = &Scheduler.Current->HandlerStack;
        bool isInUse = stack->Has((ulong)&asked);
        var before = new Description
        {
            Bottom = stack->Bottom,
            Bytes = stack->Bytes,
            Flags = stack->Bytes == 0 ? SignalStack.Disabled : isInUse ? SignalStack.InUse : 0,
        };
        int error = wanted.IsNull ? 0 : wanted.Read(out asked);
        if (error == 0 && !wanted.IsNull)
            error = isInUse ? -Errno.EPERM : Check(in asked);

        if (error == 0 && !wanted.IsNull)
            *stack = asked.Flags == SignalStack.Disabled ? default : new SignalStack { Bottom = asked.Bottom, Bytes = asked.Bytes };

        return (int)CResult.Of(error != 0 ? error : old.WriteIfWanted(in before));
    }

    private static int Check(in Description wanted) => wanted.Flags switch
    {
        SignalStack.Disabled => 0,
        0 or SignalStack.InUse when wanted.Bytes < LeastBytes => -Errno.ENOMEM,
        0 or SignalStack.InUse when !Door.MayWrite(wanted.Bottom, wanted.Bytes) => -Errno.EFAULT,
        0 or SignalStack.InUse => 0,
        _ => -Errno.EINVAL,
    };

    /// <summary>C's <c>stack_t</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Description
    {
        public ulong Bottom;
        public uint Flags;
        public ulong Bytes;
    }
}
