using System.Runtime;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>Other processes (<c>&lt;unistd.h&gt;</c>, <c>&lt;sys/wait.h&gt;</c>, <c>&lt;spawn.h&gt;</c>, POSIX.1-2017): there is one process, in
/// one address space with the kernel, and one program, which is linked with it. So none can be made, and none is waited for.</summary>
internal static unsafe class Children
{
    // WNOHANG, WUNTRACED, WEXITED, WCONTINUED, WNOWAIT and Linux's __WNOTHREAD, __WALL, __WCLONE.
    private const uint WaitOptions = 0xE000000B;
    private const uint StateOptions = 0xE100000F;
    private const uint States = 14;
    private const int LastKind = 2;

    [LibcStub("fails with ENOSYS: there is one process")]
    [RuntimeExport("fork")]
    private static int Fork() => Stub.Fail("fork"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one process")]
    [RuntimeExport("vfork")]
    private static int ForkAndWait() => Stub.Fail("vfork"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("execv")]
    private static int Execute(byte* path, byte** arguments) => Stub.Fail("execv"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("execve")]
    private static int Execute(byte* path, byte** arguments, byte** environment) => Stub.Fail("execve"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("execvp")]
    private static int ExecuteFound(byte* name, byte** arguments) => Stub.Fail("execvp"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("execvpe")]
    private static int ExecuteFound(byte* name, byte** arguments, byte** environment) => Stub.Fail("execvpe"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("fexecve")]
    private static int Execute(int descriptor, byte** arguments, byte** environment) => Stub.Fail("fexecve"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("execl")]
    private static int ExecuteList(byte* path, byte* argument) => Stub.Fail("execl"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("execlp")]
    private static int ExecuteFoundList(byte* name, byte* argument) => Stub.Fail("execlp"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS: there is one program")]
    [RuntimeExport("execle")]
    private static int ExecuteListIn(byte* path, byte* argument) => Stub.Fail("execle"u8, Errno.ENOSYS);

    [LibcStub("ENOSYS: there is one process")]
    [RuntimeExport("posix_spawn")]
    private static int Spawn(int* process, byte* path, void* actions, void* attributes, byte** arguments, byte** environment)
    {
        Stub.Called("posix_spawn"u8);
        return Errno.ENOSYS;
    }

    [LibcStub("ENOSYS: there is one process")]
    [RuntimeExport("posix_spawnp")]
    private static int SpawnFound(int* process, byte* name, void* actions, void* attributes, byte** arguments, byte** environment)
    {
        Stub.Called("posix_spawnp"u8);
        return Errno.ENOSYS;
    }

    [LibcStub("no shell: 0 when asked for one, else fails with ENOSYS")]
    [RuntimeExport("system")]
    private static int RunCommand(byte* command) => command == null ? 0 : Stub.Fail("system"u8, Errno.ENOSYS);

    [LibcStub("null with ENOSYS: there is one process")]
    [RuntimeExport("popen")]
    private static void* Open(byte* command, byte* mode)
    {
        Stub.Fail("popen"u8, Errno.ENOSYS);
        return null;
    }

    [LibcStub("fails with ECHILD: no stream has a process")]
    [RuntimeExport("pclose")]
    private static int Close(void* stream) => Stub.Fail("pclose"u8, Errno.ECHILD);

    [LibcStub("fails with ENOSYS: there is one process")]
    [RuntimeExport("daemon")]
    private static int GoBackground(int keepsDirectory, int keepsStreams) => Stub.Fail("daemon"u8, Errno.ENOSYS);

    [LibcStub("fails with ECHILD: there is one process")]
    [RuntimeExport("wait")]
    private static int Wait(int* status) => Stub.Fail("wait"u8, Errno.ECHILD);

    [LibcStub("fails with ECHILD: there is one process")]
    [RuntimeExport("waitpid")]
    private static int Wait(int process, int* status, int options) => Fail((uint)options);

    [LibcStub("fails with ECHILD: there is one process")]
    [RuntimeExport("wait3")]
    private static int Wait(int* status, int options, void* usage) => Fail((uint)options);

    [LibcStub("fails with ECHILD: there is one process")]
    [RuntimeExport("wait4")]
    private static int Wait(int process, int* status, int options, void* usage) => Fail((uint)options);

    [LibcStub("fails with ECHILD: there is one process")]
    [RuntimeExport("waitid")]
    private static int Wait(int kind, uint process, void* information, int options)
    {
        bool isValid = ((uint)options & ~StateOptions) == 0 && ((uint)options & States) != 0 && (uint)kind <= LastKind;
        return Stub.Fail("waitid"u8, isValid ? Errno.ECHILD : Errno.EINVAL);
    }

    private static int Fail(uint options) => Stub.Fail("waitpid"u8, (options & ~WaitOptions) != 0 ? Errno.EINVAL : Errno.ECHILD);
}
