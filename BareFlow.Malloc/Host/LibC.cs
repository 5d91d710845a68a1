using System.Runtime;
using System.Runtime.CompilerServices;

namespace BareFlow.Malloc.Host;

/// <summary>The functions of the C library that the allocator stands on. None of them allocates, but for the two that
/// register, which start-up allows for.</summary>
internal static unsafe class LibC
{
    /// <summary>errno: no memory.</summary>
    public const int ENOMEM = 12;

    /// <summary>errno: an argument that the function does not take.</summary>
    public const int EINVAL = 22;

    /// <summary>The descriptor of standard error.</summary>
    public const int StandardError = 2;

    private const long GetRandomCall = 318;
    private const long DoNotWait = 1;

    /// <summary>The calling thread's <c>errno</c>.</summary>
    public static int Error
    {
        get => *ErrorLocation();
        set => *ErrorLocation() = value;
    }

    /// <summary>A number that nobody can guess; where the system has none yet, one that is at least another in each
    /// process. Leaves <c>errno</c> as it was.</summary>
    public static ulong RandomNumber()
    {
        int error = Error;
        ulong number = 0;
        bool isRandom = SystemCall(GetRandomCall, &number, sizeof(ulong), DoNotWait, null) == sizeof(ulong);
        Error = error;
        return isRandom ? number : (ulong)&number;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "mmap")]
    public static extern void* Map(void* address, ulong bytes, int protection, int flags, int file, long offset);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "madvise")]
    public static extern int Advise(void* address, ulong bytes, int advice);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "mprotect")]
    public static extern int Protect(void* address, ulong bytes, int protection);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "getrlimit")]
    public static extern int GetLimit(int resource, ResourceLimit* limit);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "getenv")]
    public static extern byte* GetVariable(byte* name);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "write")]
    public static extern long Write(int file, byte* bytes, ulong count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "abort")]
    public static extern void Abort();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "syscall")]
    public static extern long SystemCall(long number, void* first, long second, long third, void* fourth);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "pthread_key_create")]
    public static extern int CreateThreadKey(uint* key, delegate*<void*, void> destructor);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "pthread_setspecific")]
    public static extern int SetThreadValue(uint key, void* value);

    /// <summary>What <c>pthread_atfork</c> calls. Handlers to run before come last registered first, those after in the
    /// order of registration; <paramref name="library"/> may be null for a library that is never unloaded.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "__register_atfork")]
    public static extern int RegisterFork(
        delegate*<void> before, delegate*<void> inParent, delegate*<void> inChild, void* library);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "__errno_location")]
    private static extern int* ErrorLocation();
}
