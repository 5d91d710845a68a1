using System;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.Plugs.Managed;
using Xunit;

namespace BareFlow.Tests.Toolchain.Plugs.Managed;

/// <summary>Woven assemblies run with the plugs in place.</summary>
public sealed class PlugWeaverTests
{
    private const string Library = """
        using System;
        using System.Runtime.InteropServices;
        public class Account
        {
            private static readonly string _bank = "bank";
            private int _balance = 5;
            public Account(int balance) => _balance = balance;
            static Account() => Opened = 1;
            public static int Opened;
            public int Balance { get => _balance; set => _balance = value; }
            public virtual string Describe(string prefix) => prefix + _balance;
            public static int Fee(int amount) => amount / 10;
            public static long Fee(long amount) => amount / 10;
            public static string Bank() => _bank;
            public static int Cells(int[,] grid, Func<int[,], int> count) => count(grid);
            public int Sum(params int[] numbers) { try { return numbers.Length; } finally { _balance++; } }
            private Secret Hidden(Secret secret) => secret;
            public string Reveal() => Hidden(new Secret("own")).Text;
            [DllImport("nowhere")] public static extern int Native(int number);
            private class Secret(string text) { public string Text => text; }
        }
        public sealed class Savings(int balance) : Account(balance) { public override string Describe(string prefix) => "s" + base.Describe(prefix); }
        public struct Point { public int X; public int Double() => X * 2; public Point(int x) => X = x; }
        public static class Use
        {
            public static int NewBalance(int start) => new Account(start).Balance;
            public static int CountCells(int rows) => Account.Cells(new int[rows, 2], grid => grid.Length);
            public static string Describe(int start) => new Account(start).Describe("p");
            public static string DescribeSavings(int start) => new Savings(start).Describe("p");
            public static int Double(int x) => new Point(x).Double();
            public static int Set(int value) { var account = new Account(0); account.Balance = value; return account.Balance; }
            public static int SumThenBalance() { var account = new Account(40); account.Sum(1, 2); account.Sum(1); return account.Balance; }
        }
        """;

    [Theory]
    [InlineData("public static string Describe(Account aThis, string prefix) => prefix + \"!\" + aThis.Balance;", "Describe", 3, "p!3")]
    [InlineData("public static string Describe(object aThis, string prefix) => aThis.GetType().Name;", "Describe", 3, "Account")]
    [InlineData("public static string Describe(Account aThis, string prefix) => \"x\";", "DescribeSavings", 3, "sx")]
    [InlineData("public static int get_Balance(Account aThis) => 77;", "NewBalance", 3, 77)]
    [InlineData("public static void set_Balance(Account aThis, int value, [FieldAccess(Name = \"_balance\")] ref int field) => field = -value;", "Set", 4, -4)]
    [InlineData("public static void Ctor(Account aThis, int balance, [FieldAccess(Name = \"System.Int32 Account._balance\")] ref int field) => field = balance * 10;", "NewBalance", 3, 30)]
    [InlineData("[PlugMethod(Enabled = false)] public static int get_Balance(Account aThis) => 77;", "NewBalance", 3, 3)]
    [InlineData("[PlugMethod] private static int get_Balance(Account aThis) => 78;", "NewBalance", 3, 78)]
    [InlineData("public static int Fee(int amount) => 1; private static int get_Balance(Account aThis) => 78;", "NewBalance", 3, 3)]
    [InlineData("public static int Cells(int[,] grid, System.Func<int[,], int> count) => 10 + count(grid);", "CountCells", 3, 16)]
    [InlineData("[PlugMethod(IsOptional = true)] public static int NoSuch(Account aThis) => 78;", "NewBalance", 3, 3)]
    public void Members_of_objects_are_replaced(string method, string use, int argument, object expected)
    {
        using var woven = Weave($"[Plug(Target = typeof(Account))] static class Impl {{ {method} }}");
        Assert.Equal(expected, woven.Call("Library", "Use", use, argument));
    }

    [Fact]
    public void Each_overload_has_its_own_plug()
    {
        using var woven = Weave("""
            [Plug(typeof(Account))] public static class Impl
            {
                public static int Fee(int amount) => 1;
            }
            public static class P { public static string Run() => Account.Fee(100) + " " + Account.Fee(100L); }
            """);
        Assert.Equal("1 10", woven.Call("Program", "P", "Run"));
    }

    [Fact]
    public void A_call_into_C_becomes_a_call_of_the_plug()
    {
        using var woven = Weave("[Plug(typeof(Account))] static class Impl { public static int Native(int number) => number + 1; }");
        Assert.Equal(8, woven.Call("Library", "Account", "Native", 7));
    }

    [Fact]
    public void A_struct_is_taken_by_reference()
    {
        using var woven = Weave("[Plug(typeof(Point))] static class Impl { public static int Double(ref Point aThis) => aThis.X * 20; }");
        Assert.Equal(60, woven.Call("Library", "Use", "Double", 3));
    }

    [Fact]
    public void A_type_constructor_is_replaced()
    {
        using var woven = Weave("""
            [Plug(typeof(Account))] static class Impl
            {
                public static void CCtor([FieldAccess(Name = "Opened")] ref int opened, [FieldAccess(Name = "_bank")] ref string bank)
                {
                    opened = 9;
                    bank = "plug";
                }
            }
            public static class P { public static string Run() => Account.Opened + Account.Bank(); }
            """);
        Assert.Equal("9plug", woven.Call("Program", "P", "Run"));
    }

    [Fact]
    public void Types_that_may_not_be_named_are_objects()
    {
        using var woven = Weave("""
            [Plug("Account, Library")] static class Impl
            {
                public static object Hidden(object aThis, [FieldType(Name = "Account+Secret, Library")] object secret) =>
                    Activator.CreateInstance(secret.GetType(), "other")!;
            }
            public static class P { public static string Run() => new Account(1).Reveal(); }
            """);
        Assert.Equal("other", woven.Call("Program", "P", "Run"));
    }

    [Fact]
    public void A_signature_in_letters_and_digits_names_the_member()
    {
        using var woven = Weave("""
            [Plug(TargetName = "Account")] static class Impl
            {
                [PlugMethod(Signature = "System_Int64__Account_Fee_System_Int64_")] public static long Anything(long amount) => 5;
            }
            public static class P { public static string Run() => Account.Fee(100) + " " + Account.Fee(100L); }
            """);
        Assert.Equal("10 5", woven.Call("Program", "P", "Run"));
    }

    [Fact]
    public void A_plug_field_belongs_to_each_object()
    {
        using var woven = Weave("""
            [Plug(typeof(Account))]
            [PlugField(FieldId = "$$Calls$$", FieldType = typeof(int))]
            static class Impl
            {
                public static int Sum(Account aThis, int[] numbers, [FieldAccess(Name = "$$Calls$$")] ref int calls) =>
                    aThis.Balance += ++calls;
            }
            """);
        Assert.Equal(43, woven.Call("Library", "Use", "SumThenBalance"));
    }

    [Fact]
    public void A_member_of_the_program_itself_is_replaced()
    {
        using var woven = Weave("""
            public static class P { public static int Run() => Answer(); private static int Answer() => 1; }
            [Plug(typeof(P))] static class Impl { public static int Answer() => 42; }
            """);
        Assert.Equal(42, woven.Call("Program", "P", "Run"));
        Assert.Equal(["Program.dll"], woven.Weaving.Written.Select(Path.GetFileName));
    }

    /// <summary>The attributes of Cosmos's own library have the same full names: they are taken by name.</summary>
    [Fact]
    public void Plugs_of_a_library_built_against_Cosmoss_own_attributes_are_taken()
    {
        using var attributes = new CSharpSnippet(
            """
            using System;
            namespace IL2CPU.API.Attribs
            {
                public sealed class Plug : Attribute { public Type? Target { get; set; } public string? TargetName { get; set; } }
                public sealed class PlugMethod : Attribute { public bool Enabled { get; set; } = true; public string? Signature { get; set; } }
            }
            """,
            name: "IL2CPU.API",
            sdk: false);
        using var library = new CSharpSnippet(Library, name: "Library", sdk: false);
        using var plugs = new CSharpSnippet(
            """
            using IL2CPU.API.Attribs;
            [Plug(Target = typeof(Account))] public static class Impl
            {
                public static int get_Balance(Account aThis) => 88;
                [PlugMethod(Signature = "System_Int64__Account_Fee_System_Int64_")] public static long Anything(long amount) => 5;
            }
            """,
            name: "Plugs",
            sdk: false,
            references: [library.AssemblyPath, attributes.AssemblyPath]);
        using var program = new CSharpSnippet(
            "public static class P { public static int Run() => new Account(1).Balance; }", name: "Program", sdk: false,
            references: [library.AssemblyPath]);
        using var work = new TemporaryFolder();
        PlugWeaving woven = PlugWeaver.Weave(
            program.AssemblyPath,
            [library.AssemblyPath, plugs.AssemblyPath, attributes.AssemblyPath, .. ManagedPlugSnippet.Framework],
            work.At("plugged"));
        Assert.Empty(woven.Diagnostics);
        Assert.Equal(2, woven.Members.Count());
        Assert.Contains("Library.dll", woven.Written.Select(Path.GetFileName));
    }

    /// <summary>The library that has the attributes plugs .NET's console itself, and gives way.</summary>
    [Fact]
    public void A_plug_of_a_program_takes_the_place_of_the_librarys()
    {
        const string plug = "static class Impl { public static void Beep(int frequency, int duration) { } }";
        using var woven = new ManagedPlugSnippet(
            Library, "[Plug(\"System.ConsolePal, System.Console\")] " + plug, typeof(Console).Assembly.Location);
        Assert.Empty(woven.Places);
        Assert.Single(woven.Weaving.Members, member => member.Contains("Beep", StringComparison.Ordinal));
        Assert.Contains("Program.dll", woven.Weaving.Written.Select(Path.GetFileName));
    }

    [Fact]
    public void What_plugs_do_not_change_is_not_written()
    {
        using var none = Weave("public static class P;");
        Assert.Empty(none.Weaving.Written);
        Assert.Empty(Directory.GetFiles(none.Output));
        using var optional = Weave("[Plug(\"No.Such, Library\", IsOptional = true)] static class Impl { public static int X() => 1; }");
        Assert.Empty(optional.Weaving.Written);
        using var visible = Weave("[Plug(typeof(Account))] public static class Impl { public static string Bank() => \"\"; }");
        Assert.Equal(["Library.dll"], visible.Weaving.Written.Select(Path.GetFileName));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        using var first = Weave("[Plug(typeof(Account))] static class Impl { public static string Bank() => \"\"; }");
        byte[][] before = [.. first.Weaving.Written.Select(File.ReadAllBytes)];
        PlugWeaving again = PlugWeaver.Weave(
            first.Program,
            [first.Library, ManagedPlugSnippet.Attributes, .. ManagedPlugSnippet.Framework],
            first.Output);
        Assert.Equal(before, again.Written.Select(File.ReadAllBytes));
    }

    private static ManagedPlugSnippet Weave(string program)
    {
        var woven = new ManagedPlugSnippet(Library, program);
        Assert.Empty(woven.Weaving.Diagnostics);
        return woven;
    }
}
