using System.Runtime;

namespace Cosmos.Libc;

/// <summary><c>pthread_atfork</c> (POSIX.1-2017). There is one process, so what it is given is never called.</summary>
internal static unsafe class PthreadFork
{
    [RuntimeExport("pthread_atfork")]
    private static int Add(delegate*<void> before, delegate*<void> inParent, delegate*<void> inChild) => 0;

    /// <summary>What programs call that glibc links it into.</summary>
    [RuntimeExport("__register_atfork")]
    private static int Add(delegate*<void> before, delegate*<void> inParent, delegate*<void> inChild, void* library) => 0;
}
