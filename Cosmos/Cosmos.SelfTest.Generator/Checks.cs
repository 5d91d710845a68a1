using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Cosmos.SelfTest.Generator;

/// <summary>What can be said only of all suites together.</summary>
internal static class Checks
{
    /// <summary>A test's name, with its point; the kernel puts it together in as many bytes.</summary>
    private const int LongestName = 64;

    /// <summary>All that is wrong, in the order of the suites.</summary>
    public static IEnumerable<Finding> Of(IReadOnlyCollection<SelfTestSuite> suites, TestAssembly assembly) => suites
        .SelectMany(InSuite)
        .Concat(suites.SelectMany(suite => suite.Findings))
        .Concat(DuplicateSuites(suites))
        .Concat(assembly.OrderPlace is null ? [] : InOrder(suites, assembly))
        .Distinct();

    /// <summary>Cases in classes that no suite runs, here or in another assembly.</summary>
    public static IEnumerable<Finding> Unused(IReadOnlyCollection<SelfTestSuite> suites, ImmutableArray<CaseOwner> owners)
    {
        var used = new HashSet<string>(suites.SelectMany(suite => suite.Groups).Select(group => group.Class));
        return from owner in owners
               where !owner.IsPublic && !used.Contains(owner.Class)
               select new Finding(SelfTestRule.CaseWithoutSuite, owner.Place, owner.Method);
    }

    private static IEnumerable<Finding> InSuite(SelfTestSuite suite)
    {
        if (!IsName(suite.Name))
            yield return new Finding(SelfTestRule.Name, suite.Place, suite.Name);

        if (suite.Groups.Count == 0)
            yield return new Finding(SelfTestRule.EmptySuite, suite.Place, suite.Name);

        var names = new HashSet<string>();
        foreach (CaseGroup group in suite.Groups)
        {
            foreach (SelfTestCase test in group.Cases)
            {
                string name = $"{suite.Name}.{test.Name}";
                Place? place = test.Place ?? group.Place;
                if (!IsName(test.Name) || name.Length >= LongestName)
                    yield return new Finding(SelfTestRule.Name, place, name);

                if (!names.Add(test.Name))
                    yield return new Finding(SelfTestRule.DuplicateCase, place, name);

                if (test.NeedsHeap && group.Heap == 0)
                    yield return new Finding(SelfTestRule.CaseWithoutHeap, place, name);
            }
        }
    }

    private static IEnumerable<Finding> DuplicateSuites(IReadOnlyCollection<SelfTestSuite> suites) =>
        from same in suites.GroupBy(suite => suite.Name)
        from other in same.Skip(1)
        select new Finding(SelfTestRule.DuplicateSuite, other.Place, other.Name);

    private static IEnumerable<Finding> InOrder(IReadOnlyCollection<SelfTestSuite> suites, TestAssembly assembly)
    {
        foreach (IGrouping<string, SelfTestSuite> same in suites.GroupBy(suite => suite.Name))
        {
            if (!assembly.Order.Contains(same.Key))
                yield return new Finding(SelfTestRule.UnorderedSuite, same.First().Place, same.Key);
        }

        foreach (IGrouping<string, string> same in assembly.Order.GroupBy(name => name))
        {
            if (same.Count() > 1 || suites.All(suite => suite.Name != same.Key))
                yield return new Finding(SelfTestRule.OrderWithoutSuite, assembly.OrderPlace, same.Key);
        }
    }

    private static bool IsName(string name) =>
        name.Length > 0 && name.All(letter => letter is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
}
