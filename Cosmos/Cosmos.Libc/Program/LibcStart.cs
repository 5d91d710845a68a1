using System.Runtime.CompilerServices;
using Cosmos.Core.SelfTest;
using Cosmos.Core.Loader;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>Makes the C library ready for the program.</summary>
public static class LibcStart
{
    /// <summary>Sets up streams, environment and files. Once, before the program's <c>main</c>, when the heap and the clock are
    /// there.</summary>
    /// <returns>The environment, for <c>main</c>.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe byte** Initialize()
    {
        Stdio.Initialize();
        KernelFiles.Initialize();
        FileModes.SetMask(FileMode.OthersWrite);
        ProgramEnvironment.Initialize(BootInfo.CommandLine);
        return ProgramEnvironment.Texts;
    }
}
