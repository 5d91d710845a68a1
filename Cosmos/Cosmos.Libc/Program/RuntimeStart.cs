using System;
using System.Runtime;
using Cosmos.Core.Loader;
using Cosmos.Core.Memory;
using Cosmos.Core.Reports;
using Cosmos.Core.Start;
using Cosmos.Core.Threads;
using Cosmos.Storage;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>From the core to the .NET runtime's <c>main</c>: what a C library's start-up code does for a process.</summary>
[Plug("RuntimeStart.xs")]
internal static unsafe class RuntimeStart
{
    /// <summary>The program's name, and as many words as the longest command line has.</summary>
    private const int MaximumArguments = 1 + BootRecord.MaximumCommandLine / 2;

    /// <summary>Room for the main thread's stack, as Linux gives it; only what is used takes RAM.</summary>
    private const ulong StackBytes = 8 * 1024 * 1024;

    [SetAtBoot]
    private static Arguments _arguments;

    /// <summary>Called by the core when it has booted, in an image with a runtime. The boot stack is small, so the program has a
    /// thread of its own, which ends the run when <c>main</c> returns. The boot thread, which gets no signal, waits. If all threads
    /// end one by one, the end of the last one ends the program, with success (POSIX, pthread_exit).</summary>
    [RuntimeExport("bareflow_start_runtime")]
    private static int Start()
    {
        Thread* thread = Scheduler.Create(&Run, null, StackBytes);
        Shortage.Require(thread != null, "the program's stack"u8, ThreadMemory.LeastStackBytes);
        thread->Name = "program"u8;
        Signals.SetBlocked(ulong.MaxValue);
        Scheduler.AwaitOthers();
        Scheduler.Join(Scheduler.Create(&End, null, StackBytes));
        return 0;
    }

    private static void* Run(void* nothing)
    {
        Scheduler.Lead();
        byte** environment = LibcStart.Initialize();
        for (delegate*<void>* initializer = FirstInitializer(); initializer < LastInitializer(); initializer++)
            (*initializer)();

        fixed (Arguments* arguments = &_arguments)
        {
            var vector = (byte**)arguments->Vector;
            Stdlib.Exit(Main(Split(vector), vector, environment));
        }

        return null;
    }

    private static void* End(void* nothing)
    {
        Stdlib.Exit(0);
        return null;
    }

    /// <summary>Makes C strings of the command line's words that are not the kernel's, behind the name of the program.</summary>
    /// <returns>How many there are, the name counted in.</returns>
    private static int Split(byte** vector)
    {
        int count = 0;
        vector[count++] = ImageFiles.ProgramName;
        ReadOnlySpan<byte> rest = BootInfo.CommandLine;
        ReadOnlySpan<byte> word;
        while ((word = CommandLine.TakeOwn(ref rest)).Length > 0)
        {
            if (!CommandLine.IsOwn(word))
                vector[count++] = CopyOf(word);
        }

        while ((word = CommandLine.TakeWord(ref rest)).Length > 0)
            vector[count++] = CopyOf(word);

        return count;
    }

    private static byte* CopyOf(ReadOnlySpan<byte> word)
    {
        var copy = (byte*)Heap.Allocate((ulong)word.Length + 1);
        if (copy == null)
            Panic.Stop("the heap has no room for the command line"u8);

        word.CopyTo(new Span<byte>(copy, word.Length));
        copy[word.Length] = 0;
        return copy;
    }

    /// <summary>The first of the runtime's initialisers: constructors of C++ statics.</summary>
    [PlugMethod]
    private static extern delegate*<void>* FirstInitializer();

    /// <summary>Past the last of them.</summary>
    [PlugMethod]
    private static extern delegate*<void>* LastInitializer();

    [PlugMethod]
    private static extern int Main(int count, byte** arguments, byte** environment);

    /// <summary>Pointers, and a null behind them.</summary>
    private struct Arguments
    {
        public fixed ulong Vector[MaximumArguments + 1];
    }
}
