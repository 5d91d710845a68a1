using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using BareFlow.Memory.BumpList;
using BareFlow.Memory.Cases;
using BareFlow.Memory.Regions;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>Finds and runs the methods of <see cref="BumpCases"/>.</summary>
internal static class BumpCase
{
    /// <summary>Every case there is, so that a new one cannot be forgotten here.</summary>
    public static IEnumerable<string> Names => typeof(BumpCases)
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Select(method => method.Name);

    public static Verdict Run<TSource>(string name, TSource source) where TSource : unmanaged, IMemorySource
    {
        MethodInfo method = typeof(BumpCases).GetMethod(name)!;
        var run = method.MakeGenericMethod(typeof(BumpAllocator<TSource>)).CreateDelegate<HeapCase<BumpAllocator<TSource>>>();
        var heap = new BumpAllocator<TSource>(source);
        Verdict verdict = default;
        run(ref verdict, ref heap);
        return verdict;
    }
}
