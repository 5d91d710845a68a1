using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>syscall</c> and <c>prctl</c>: the calls of Linux that the runtime makes by number.</summary>
internal static unsafe class SystemCall
{
    private const long Read = 0;
    private const long Write = 1;
    private const long Close = 3;
    private const long GetProcessId = 39;
    private const long GetThreadId = 186;
    private const long GetMemoryPolicy = 239;
    private const long GetRandom = 318;
    private const long MemoryBarrier = 324;

    private const ulong QueryBarriers = 0;
    private const int PrivateExpedited = 1 << 3;
    private const int RegisterPrivateExpedited = 1 << 4;

    /// <summary>A system call of Linux by its number.</summary>
    /// <returns>-1 with ENOSYS for all but read, write, close, getpid, gettid, getrandom and membarrier. There are no memory policies: no NUMA.</returns>
    [LibcStub("fails with ENOSYS, but for read, write, close, getpid, gettid, getrandom and membarrier")]
    [RuntimeExport("syscall")]
    private static long Call(long number, ulong first, ulong second, ulong third)
    {
        switch (number)
        {
            case Read:
                return Unistd.Read((int)first, new OutBytes((byte*)second), third);
            case Write:
                return Unistd.Write((int)first, new InBytes((byte*)second), third);
            case Close:
                return Unistd.Close((int)first);
            case GetProcessId:
                return Unistd.ProcessId;
            case GetThreadId:
                return (long)Scheduler.Current->Id;
            case MemoryBarrier:
                return Barrier(first);
            case GetRandom:
                return CResult.Of(RandomNumbers.Fill(Door.Target((byte*)first, second), second));
            case GetMemoryPolicy:
                return CResult.Fail(Errno.ENOSYS);
            default:
                return Unknown(number);
        }
    }

    /// <summary>There is no process name and no death signal; <c>pthread_setname_np</c> sets a thread's name.</summary>
    [LibcStub("does nothing and succeeds")]
    [RuntimeExport("prctl")]
    private static int Control(int option, ulong argument)
    {
        Stub.Called("prctl"u8);
        return 0;
    }

    /// <summary>With one CPU, every thread that does not run has passed a barrier at its last switch.</summary>
    private static long Barrier(ulong command)
    {
        if (command == QueryBarriers)
            return PrivateExpedited | RegisterPrivateExpedited;

        System.Threading.Interlocked.MemoryBarrier();
        return command is PrivateExpedited or RegisterPrivateExpedited ? 0 : CResult.Fail(Errno.EINVAL);
    }

    private static long Unknown(long number) => Stub.Fail("syscall"u8, Errno.ENOSYS);
}
