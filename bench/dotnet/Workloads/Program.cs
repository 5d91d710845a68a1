using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DotnetBench;

/// <summary>Runs the workloads and writes for each its name, its milliseconds and what it computed, which must be the same on
/// every system. As the first process of a Linux guest it ends the guest.</summary>
internal static class Program
{
    private const int Restart = 0x01234567;

    /// <summary>The word for the first process of a Linux guest.</summary>
    private const string FirstProcess = "first-process";

    /// <summary>The part of the full work that the first word asks for, in percent; on a kernel's command line it is
    /// <c>scale=</c>.</summary>
    private const string ScaleWord = "scale=";

    private static readonly (string Name, Func<int, long> Run)[] Workloads =
    [
        ("binary trees", BinaryTrees.Run),
        ("dictionary churn", DictionaryChurn.Run),
        ("large objects", LargeObjects.Run),
        ("string building", StringBuilding.Run),
        ("JSON", JsonRoundTrips.Run),
        ("sorting", Sorting.Run),
        ("thread ping-pong", PingPong.Run),
        ("exceptions", Exceptions.Run),
    ];

    private static void Main(string[] arguments)
    {
        Console.WriteLine("first line");
        int scale = ScaleOf(arguments);
        foreach ((string name, Func<int, long> run) in Workloads)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            long result = run(scale);
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            Console.WriteLine(FormattableString.Invariant($"result;{name};{milliseconds:F1};{result}"));
        }

        Console.WriteLine("last line");
        if (Array.IndexOf(arguments, FirstProcess) >= 0)
            Reboot(Restart);
    }

    private static int ScaleOf(string[] arguments)
    {
        foreach (string argument in arguments)
        {
            if (argument.StartsWith(ScaleWord, StringComparison.Ordinal))
                return int.Parse(argument.AsSpan(ScaleWord.Length));
        }

        return 100;
    }

    /// <summary>QEMU leaves when its guest restarts, as it is told not to.</summary>
    [DllImport("libc", EntryPoint = "reboot")]
    private static extern int Reboot(int how);
}
