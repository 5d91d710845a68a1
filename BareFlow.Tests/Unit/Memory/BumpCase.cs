using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Diagnostics;
using BareFlow.Memory.Regions;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>One method of <see cref="BumpCases"/>.</summary>
internal delegate void BumpCase<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
    where TSource : unmanaged, IMemorySource;

/// <summary>Finds and runs the cases that the booted kernel runs, too.</summary>
internal static class BumpCaseRunner
{
    /// <summary>Every case there is, so that a new one cannot be forgotten here.</summary>
    public static IEnumerable<string> Names => typeof(BumpCases)
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Select(method => method.Name);

    public static Verdict Run<TSource>(string name, TSource source)
        where TSource : unmanaged, IMemorySource
    {
        MethodInfo method = typeof(BumpCases).GetMethod(name) ?? throw new ArgumentException($"There is no case {name}.");
        var run = method.MakeGenericMethod(typeof(TSource)).CreateDelegate<BumpCase<TSource>>();
        var heap = new BumpAllocator<TSource>(source);
        Verdict verdict = default;
        run(ref heap, ref verdict);
        return verdict;
    }

    /// <summary>What did not hold, where: a line that an editor can open.</summary>
    public static string Describe(this Verdict verdict) =>
        $"{nameof(BumpCases)}.cs:{verdict.Line}: expected {verdict.Expected}, found {verdict.Actual}";
}
