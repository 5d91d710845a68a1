using System.IO;
using System.Linq;
using IL2CPU.Plugs.Managed;
using Xunit;

namespace BareFlow.Tests.Toolchain.Plugs.Managed;

/// <summary>What the weaver says about plugs that do not fit.</summary>
public class ManagedPlugRuleTests
{
    public static TheoryData<string> CaseTitles => [.. ManagedPlugCases.All.Select(c => c.Title)];

    [Theory]
    [MemberData(nameof(CaseTitles))]
    public void Reports_one_diagnostic_at_its_place_and_writes_nothing(string title)
    {
        ManagedPlugCase expected = ManagedPlugCases.All.Single(c => c.Title == title);
        using var woven = new ManagedPlugSnippet(ManagedPlugCases.Library, expected.Program);
        Assert.Equal([expected.Place], woven.Places);
        string source = Path.ChangeExtension(woven.Program, ".cs");
        Assert.Equal(expected.Message.Replace("{path}", source), woven.Weaving.Diagnostics[0].Message);
        Assert.False(woven.Weaving.Success);
        Assert.Empty(Directory.GetFiles(woven.Output));
    }

    [Fact]
    public void Every_rule_has_a_case() => Assert.Equal(
        ManagedPlugRules.All.Select(rule => rule.Code),
        ManagedPlugCases.All.Select(c => c.Place.Split(' ')[1]).Distinct().Order());
}
