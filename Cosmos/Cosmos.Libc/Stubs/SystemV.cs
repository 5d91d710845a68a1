using System.Runtime;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary><c>&lt;sys/shm.h&gt;</c>, <c>&lt;sys/sem.h&gt;</c> and <c>&lt;sys/msg.h&gt;</c>: what processes share, of which there is one. POSIX'
/// <c>shm_open</c>, <c>sem_open</c> and <c>mq_open</c> are there.</summary>
internal static unsafe class SystemV
{
    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("shmget")]
    private static int GetMemory(int key, ulong size, int flags) => Stub.Fail("shmget"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("shmat")]
    private static long AttachMemory(int identifier, void* address, int flags) => Stub.Fail("shmat"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("shmdt")]
    private static int DetachMemory(void* address) => Stub.Fail("shmdt"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("shmctl")]
    private static int ControlMemory(int identifier, int command, void* status) => Stub.Fail("shmctl"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("semget")]
    private static int GetSemaphores(int key, int count, int flags) => Stub.Fail("semget"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("semop")]
    private static int Operate(int identifier, void* operations, ulong count) => Stub.Fail("semop"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("semtimedop")]
    private static int OperateInTime(int identifier, void* operations, ulong count, void* time) => Stub.Fail("semtimedop"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("semctl")]
    private static int ControlSemaphores(int identifier, int number, int command) => Stub.Fail("semctl"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("msgget")]
    private static int GetQueue(int key, int flags) => Stub.Fail("msgget"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("msgsnd")]
    private static int Send(int identifier, void* message, ulong size, int flags) => Stub.Fail("msgsnd"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("msgrcv")]
    private static long Receive(int identifier, void* message, ulong size, long type, int flags) => Stub.Fail("msgrcv"u8, Errno.ENOSYS);

    [LibcStub("fails with ENOSYS, as in a Linux without System V's IPC")]
    [RuntimeExport("msgctl")]
    private static int ControlQueue(int identifier, int command, void* status) => Stub.Fail("msgctl"u8, Errno.ENOSYS);
}
