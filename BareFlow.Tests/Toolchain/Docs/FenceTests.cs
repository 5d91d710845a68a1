using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.Analysis;
using Cosmos.SelfTest.Generator;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.Docs;

/// <summary>Every block of every document is of a kind, and of each kind a test says that what is in it is so.</summary>
public sealed partial class FenceTests
{
    /// <summary>Drawings, and what is shown of other programs or cannot be made again.</summary>
    private const string Unchecked = "text";

    private static readonly string[] Kinds = [Unchecked, "sh", "csharp", "xsharp", "xml", "ebnf", "transcript"];

    /// <summary>What stands around the statements of a block that is no file of its own, by its first line.</summary>
    private static readonly Dictionary<string, (string Before, string After)> Frames = new()
    {
        ["Interrupts.SetHandler(40, &OnDevice);              // vectors 32 to 63"] = (
            """
            using BareFlow.Memory; using Cosmos.Core.Exceptions;
            static unsafe class Sample
            {
                static void OnDevice(InterruptContext* context) { }
                static bool TryResolve(VirtAddr address, ulong error, VirtAddr instruction) => false;
                static bool OnException(InterruptContext* context) => false;
                static void Set()
                {
            """, "}}"),
        ["_lock.Enter(LockRank.Program);"] = (
            """
            using Cosmos.Core.Locks; using Cosmos.Core.Threads;
            static unsafe class Sample
            {
                static KernelLock _lock; static WaitQueue _waiters; static int _count;
                static void Take(ulong deadline)
                {
            """, "}}"),
        ["heap.Initialize(source, HardeningLevel.Full, secret);"] = (
            """
            using BareFlow.Memory; using BareFlow.Memory.Hardened; using BareFlow.Memory.Regions;
            static unsafe class Sample
            {
                static void* Allocate<T>(ref HardenedAllocator<T> heap, T source, ulong secret, ulong returnAddress)
                    where T : unmanaged, IMemorySource
                {
            """, "return block; }}"),
        ["[SelfTestSuite(\"paging\", Finding = \"paging, four levels\")]"] = (
            "using BareFlow.Memory.Cases; using BareFlow.Memory.Paging; using Cosmos.Core.Memory; using Cosmos.SelfTest;", ""),
        ["using IL2CPU.API.Attribs;"] = ("using System;", ""),
        ["using System;"] = ("", ""),
        ["using System.Runtime;"] = ("", ""),
        ["using IL2CPU.API;"] = ("", ""),
    };

    public static TheoryData<string> Of(string kind) => new(Fence.Of(kind).Select(fence => fence.ToString()));

    [Fact]
    public void Every_block_is_of_a_kind_that_is_checked() => Assert.All(
        Fence.All, fence => Assert.True(Kinds.Contains(fence.Kind), $"{fence}: a block of '{fence.Kind}', which no test reads."));

    [Theory]
    [MemberData(nameof(Of), "csharp")]
    public void A_block_of_C_sharp_compiles(string place)
    {
        Fence code = At(place);
        Assert.True(Frames.TryGetValue(code.Lines[0], out var frame), $"{place} is no file of its own: tell this test what stands around it.");
        bool isSelfTest = code.Text.Contains("[SelfTestSuite");
        using var snippet = new CSharpSnippet(
            $"{frame.Before}\n#line 1\n{code.Text}{frame.After}",
            name: "BareFlow.Tests",
            sdk: isSelfTest || code.Text.Contains("IL2CPU.API;") || code.Text.Contains("RuntimeExport"),
            references: Libraries,
            generated: isSelfTest ? [SelfTestAttributes.Source] : []);
    }

    [Theory]
    [MemberData(nameof(Of), "xsharp")]
    public void A_block_of_X_sharp_compiles(string place) =>
        Assert.Empty(XSharpCompiler.Compile(new XSource(place, At(place).Text)).Diagnostics);

    [Theory]
    [MemberData(nameof(Of), "xml")]
    public void A_project_names_the_version_of_the_SDK(string place)
    {
        XElement root = XElement.Parse(At(place).Text);
        string version = Version().Match(File.ReadAllText(Repository.At("Cosmos.props"))).Groups[1].Value;
        Assert.True(root.Name == "Project" || root.Name == "configuration", $"{place}: {root.Name}");
        if (root.Name == "Project")
            Assert.Equal($"Cosmos.Build/{version}", root.Attribute("Sdk")?.Value);
    }

    /// <summary>The grammar is read by the tests of X#.</summary>
    [Fact]
    public void There_is_one_grammar() => Assert.Equal("docs/xsharp.md", Assert.Single(Fence.Of("ebnf")).Document);

    /// <summary>Of a command, the sources that it names are there; what builds leave behind is not looked for.</summary>
    [Theory]
    [MemberData(nameof(Of), "sh")]
    public void A_command_names_what_there_is(string place) => Assert.All(
        Source().Matches(At(place).Text).Select(match => match.Value),
        path => Assert.True(Path.Exists(Repository.At(path)), $"{place}: there is no {path}"));

    private static string[] Libraries =>
    [
        typeof(global::BareFlow.Memory.VirtAddr).Assembly.Location,
        typeof(global::Cosmos.Core.Console.Terminal).Assembly.Location,
        typeof(global::Cosmos.System.Kernel).Assembly.Location,
    ];

    private static Fence At(string place) => Fence.All.Single(fence => fence.ToString() == place);

    [GeneratedRegex("<Version>(.*)</Version>")]
    private static partial Regex Version();

    [GeneratedRegex(@"(?<![\w/.-])((BareFlow\.|Cosmos/|bench/|docs/|samples/)[\w./-]+|\./(run|test)\b)")]
    private static partial Regex Source();
}
