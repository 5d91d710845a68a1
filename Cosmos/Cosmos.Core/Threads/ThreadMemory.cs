using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using BareFlow.Memory.Paging;
using Cosmos.Core.Image;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>The pages of a thread. From below: guard pages, which are not mapped; the stack, whose pages come at the first touch;
/// the thread-local storage, which ends at the FS base; the words at FS; the control block.</summary>
internal static unsafe class ThreadMemory
{
    /// <summary>Bytes of the guard below a stack. Code that reserves a frame of that size or more, without touching each page,
    /// could step over it.</summary>
    public const ulong GuardBytes = 16 * VirtPage.Size;

    /// <summary>The smallest stack: what C calls PTHREAD_STACK_MIN.</summary>
    public const ulong LeastStackBytes = 16 * 1024;

    /// <summary>Stack bytes beyond the requested size. Elsewhere system calls have a stack of their own; here copies of two paths
    /// and a chain of links are on the caller's stack.</summary>
    private const ulong CallBytes = 16 * 1024;

    private const ulong LargestStackBytes = 1UL << 40;

    /// <summary>Promised bytes at the top of a stack: a thread needs them to begin, and to be diverted.</summary>
    private const ulong PromisedBytes = 2 * VirtPage.Size;

    [SetAtBoot]
    private static ulong _canary;

    /// <summary>Bytes of thread-local storage below the FS base.</summary>
    private static ulong StorageBytes
    {
        get
        {
            ProgramHeader* image = ProgramHeaders.Find(ProgramHeaderKind.ThreadLocal);
            return image == null ? 0 : RequestSize.RoundUp(image->Bytes, StorageAlignment(image));
        }
    }

    /// <summary>Makes the memory of a thread, which is zero except for the initial data.</summary>
    /// <returns>Its control block, or null.</returns>
    public static Thread* Create(ulong stackBytes)
    {
        if (stackBytes > LargestStackBytes)
            return null;

        ulong above = RequestSize.RoundUp(StorageBytes + (ulong)sizeof(ThreadWords) + (ulong)sizeof(Thread), VirtPage.Size);
        stackBytes = RequestSize.RoundUp(Math.Max(stackBytes, LeastStackBytes), VirtPage.Size) + CallBytes;
        if (!TryMap(GuardBytes + stackBytes + above, GuardBytes, PromisedBytes + above, out Reservation memory))
        {
            Shortage.Note(PromisedBytes + above);
            return null;
        }

        ulong bottom = memory.Start.Address.Value + GuardBytes;
        ulong end = bottom + stackBytes + above;
        var thread = (Thread*)(end - (ulong)sizeof(Thread) & ~(ulong)(sizeof(ThreadWords) - 1));
        thread->Memory = memory;
        thread->StackBottom = bottom;
        thread->StackTop = bottom + stackBytes;
        thread->ThreadPointer = MakeStorage((ulong)thread - (ulong)sizeof(ThreadWords), thread);
        return thread;
    }

    /// <summary>Makes the thread-local storage of the main thread.</summary>
    /// <returns>The value for FS.</returns>
    public static void* CreateMainStorage(Thread* main)
    {
        _canary = Cpu.RandomNumber() & ~(ulong)byte.MaxValue;
        ulong bytes = RequestSize.RoundUp(StorageBytes + (ulong)sizeof(ThreadWords), VirtPage.Size);
        Shortage.Require(TryMap(bytes, 0, bytes, out Reservation memory), "the main thread's storage"u8, bytes);
        return MakeStorage(memory.Start.Address.Value + memory.Bytes - (ulong)sizeof(ThreadWords), main);
    }

    /// <summary>Releases the memory of <see cref="Create"/>, with its frames. The caller must not run on it.</summary>
    public static void Release(Thread* thread)
    {
        Reservation memory = thread->Memory;
        KernelMemory.Enter();
        MapStatus status = KernelMemory.Space.Release(in memory, out TlbFlush flush);
        flush.Flush();
        KernelMemory.Exit();
        Invariant.Holds(status == MapStatus.Done, "a thread's memory can be released"u8);
    }

    /// <summary>Puts frames behind a part of a stack, for a handler that must not fault.</summary>
    /// <returns>False when RAM has none left.</returns>
    public static bool TryBack(ulong start, ulong end)
    {
        bool isBacked = true;
        for (ulong page = start & ~(VirtPage.Size - 1); isBacked && page < end; page += VirtPage.Size)
            isBacked = KernelMemory.IsBacked(new VirtAddr(page)) || KernelMemory.TryResolveFault(new VirtAddr(page), 0, default);

        return isBacked;
    }

    /// <summary>The data above a stack, and the top of the stack, are promised, so that a created thread can begin. The rest is not
    /// promised, because few stacks are used in full.</summary>
    private static bool TryMap(ulong bytes, ulong guard, ulong promised, out Reservation memory)
    {
        KernelMemory.Enter();
        bool isMapped = TryMapInside(bytes, guard, promised, out memory);
        KernelMemory.Exit();
        return isMapped;
    }

    private static bool TryMapInside(ulong bytes, ulong guard, ulong promised, out Reservation memory)
    {
        if (!KernelMemory.TryReserve(bytes, out memory))
            return false;

        ulong start = memory.Start.Address.Value;
        ulong end = start + memory.Bytes;
        if (TryCommit(end - promised, end, PageTableFlags.None)
            && TryCommit(start + guard, end - promised, PageTableFlags.Unpromised))
            return true;

        KernelMemory.Space.Release(in memory, out TlbFlush flush);
        flush.Flush();
        return false;
    }

    private static bool TryCommit(ulong start, ulong end, PageTableFlags flags)
    {
        if (start == end)
            return true;

        var part = new Reservation(new VirtPage(new VirtAddr(start)), end - start);
        MapStatus status = KernelMemory.Space.Commit(in part, KernelMemory.Data | flags, out TlbFlush flush);
        flush.Flush();
        return status == MapStatus.Done;
    }

    /// <summary>Variant II of thread-local storage: the image ends where FS points, and the word there holds that address (Drepper, ELF
    /// Handling For Thread-Local Storage, 3.4.6).</summary>
    private static void* MakeStorage(ulong at, Thread* thread)
    {
        ProgramHeader* image = ProgramHeaders.Find(ProgramHeaderKind.ThreadLocal);
        if (image != null)
        {
            at &= ~(StorageAlignment(image) - 1);
            Unsafe.CopyBlock((void*)(at - StorageBytes), (void*)image->Address, (uint)image->FileBytes);
        }

        var words = (ThreadWords*)at;
        words->Self = words;
        words->Thread = thread;
        words->Canary = _canary;
        words->Locale = &words->NoCategories;
        return words;
    }

    private static ulong StorageAlignment(ProgramHeader* image) => Math.Max(image->Alignment, 1);
}
