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
        NameProgram(ImageFiles.ProgramPath);
        FileModes.SetMask(FileMode.OthersWrite);
        ProgramEnvironment.Initialize(BootInfo.CommandLine);
        return ProgramEnvironment.Texts;
    }

    private static unsafe void NameProgram(byte* path)
    {
        byte* last = path;
        for (byte* at = path; *at != 0; at++)
        {
            if (*at == '/')
                last = at + 1;
        }

        CEnvironment.SetProgramName(path, last);
    }
}
