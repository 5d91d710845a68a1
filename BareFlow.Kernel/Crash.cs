using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;

namespace BareFlow.Kernel;

/// <summary>Ways in which a .NET program ends the machine's run, on purpose.</summary>
internal static class Crash
{
    private static readonly Dictionary<string, Action> Kinds = new()
    {
        ["uncaught"] = Throw,
        ["null"] = Dereference,
        ["stack"] = () => Console.WriteLine(Recurse(depth: 0)),
        ["failfast"] = () => Environment.FailFast("failed fast on purpose"),
        ["exit"] = () => Environment.Exit(3),
        ["deadlock"] = () => new ManualResetEventSlim().Wait(),
    };

    /// <summary>The kinds there are, for a list of commands.</summary>
    public static string Names => string.Join(", ", Kinds.Keys);

    /// <summary>Ends the run by a kind of crash; says which there are when it is none.</summary>
    public static void By(string kind)
    {
        if (Kinds.TryGetValue(kind, out Action? crash))
            crash();
        else
            Console.WriteLine($"No crash is called '{kind}'. Known: {string.Join(", ", Kinds.Keys.Order())}.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw() => throw new InvalidOperationException("not caught on purpose");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Dereference()
    {
        string? nothing = Kinds.Count == 0 ? "" : null;
        Console.WriteLine(nothing!.Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Recurse(int depth) => depth < 0 ? 0 : Recurse(depth + 1) + depth;
}
