using System;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace BareFlow.Malloc.Host;

/// <summary>The functions of the C library that the allocator stands on. None of them allocates, but for those that
/// register, which start-up allows for.</summary>
internal static unsafe class LibC
{
    /// <summary>The descriptor of standard error.</summary>
    public const int StandardError = 2;

    /// <summary>Rights of a mapping: to read and to write.</summary>
    public const int ReadWrite = 3;

    /// <summary>A private mapping of zeros.</summary>
    public const int PrivateAnonymous = 0x22;

    /// <summary>The descriptor of a mapping that has no file.</summary>
    public const int NoFile = -1;

    private const long GetRandomCall = 318;
    private const long DoNotWait = 1;
    private const long BehindThis = -1;

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
        return isRandom && number != 0 ? number : (ulong)&number;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "mmap")]
    public static extern void* Map(void* address, ulong bytes, int protection, int flags, int file, long offset);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "munmap")]
    public static extern int Unmap(void* address, ulong bytes);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "madvise")]
    public static extern int Advise(void* address, ulong bytes, int advice);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "mprotect")]
    public static extern int Protect(void* address, ulong bytes, int protection);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "getenv")]
    public static extern byte* GetVariable(byte* name);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "write")]
    public static extern long Write(int file, byte* bytes, ulong count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "fputs")]
    public static extern int PutText(byte* text, void* stream);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "__cxa_atexit")]
    public static extern int AtExit(delegate*<void*, void> handler, void* argument, void* library);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "dladdr")]
    public static extern int FindPlace(void* address, SymbolInfo* info);

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

    /// <summary>The function of that name in the libraries behind this one.</summary>
    public static void* FindBehind(ReadOnlySpan<byte> name)
    {
        fixed (byte* text = name)
            return FindSymbol((void*)BehindThis, text);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "dlsym")]
    private static extern void* FindSymbol(void* library, byte* name);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "__errno_location")]
    private static extern int* ErrorLocation();
}
