using System.Collections.Generic;

namespace BareFlow.Tests.Toolchain.Plugs.Managed;

/// <summary>A plug class and what the weaver has to say about it.</summary>
/// <param name="Title">What the case is about.</param>
/// <param name="Program">The C# file.</param>
/// <param name="Place">File, line and code of the one diagnostic.</param>
/// <param name="Message">The diagnostic's message.</param>
internal sealed record ManagedPlugCase(string Title, string Program, string Place, string Message);

/// <summary>Each diagnostic of the weaver with code that provokes it, and that one alone.</summary>
internal static class ManagedPlugCases
{
    /// <summary>The library that the cases are for.</summary>
    public const string Library = """
        public class Account
        {
            private int _balance = 5;
            private const int Limit = 3;
            public int Balance => _balance;
            public int Sum(int first, string second) => first;
            public static int Fee(long amount) => 0;
            public static T Any<T>(T value) => value;
        }
        public abstract class Shape { public abstract int Area(); }
        public class Box<T> { public static int Size() => 1; }
        public struct Point { public int X; }
        """;

    public static IReadOnlyList<ManagedPlugCase> All { get; } =
    [
        new("a target that is not there",
            """
            [Plug("Acount, Library")]
            static class Impl { public static int Fee(long amount) => 1; }
            """,
            "Program.cs(2) PLUG0016",
            "'Impl' is for 'Acount, Library', which is not there (nearest: Account, Point, Box`1); name a type of an assembly that " +
            "the program refers to, or set IsOptional"),
        new("a target in an assembly that is not there",
            """
            [Plug("Account, Nowhere")]
            static class Impl { public static int Fee(long amount) => 1; }
            """,
            "Program.cs(2) PLUG0016",
            "'Impl' is for 'Account, Nowhere', which is not there (no assembly Nowhere); name a type of an assembly that the " +
            "program refers to, or set IsOptional"),
        new("a member that is not there",
            """
            [Plug(typeof(Account))] static class Impl
            {
                public static int Fees(long amount) => 1;
            }
            """,
            "Program.cs(3) PLUG0017",
            "Account has no member for 'Impl.Fees(long)' (nearest: Fee, Any, Sum); name a member of the target, make a helper " +
            "private, or set IsOptional"),
        new("a signature of no member",
            """
            [Plug(typeof(Account))] static class Impl
            {
                [PlugMethod(Signature = "System_Int32__Account_Fee_System_Int32_")] public static int Fee(long amount) => 1;
            }
            """,
            "Program.cs(3) PLUG0017",
            "Account has no member for 'Impl.Fee(long)' (nearest: System.Int32 Account.Fee(System.Int64), System.Int32 " +
            "Account.get_Balance(), System.Int32 Account.Sum(System.Int32, System.String)); name a member of the target, make a helper private, or set " +
            "IsOptional"),
        new("another parameter",
            """
            [Plug(typeof(Account))] static class Impl
            {
                public static int Fee(int amount) => 1;
            }
            """,
            "Program.cs(3) PLUG0018",
            "'int Impl.Fee(int)' does not fit; declare int Fee(long amount)"),
        new("another result",
            """
            [Plug(typeof(Account))] static class Impl
            {
                public static long Fee(long amount) => 1;
            }
            """,
            "Program.cs(3) PLUG0018",
            "'long Impl.Fee(long)' does not fit; declare int Fee(long amount)"),
        new("an object that is missing",
            """
            [Plug(typeof(Account))] static class Impl
            {
                public static int Sum(int first, string second) => 1;
            }
            """,
            "Program.cs(3) PLUG0018",
            "'int Impl.Sum(int, string)' does not fit; declare int Sum(Account aThis, int first, string second)"),
        new("a member plugged twice",
            """
            [Plug(typeof(Account))] static class Impl
            {
                public static int Fee(long amount) => 1;
            }
            [Plug(typeof(Account))] static class Other
            {
                public static int Fee(long amount) => 1;
            }
            """,
            "Program.cs(7) PLUG0019",
            "'Other.Fee(long)' is for Account.Fee(long), which 'Impl.Fee(long)' replaces at {path}(3,43); keep one of the plug " +
            "methods, or set Enabled to false"),
        new("a field that is not there",
            """
            [Plug(typeof(Account))] static class Impl
            {
                public static int get_Balance(Account aThis, [FieldAccess(Name = "balance")] ref int balance) => 1;
            }
            """,
            "Program.cs(3) PLUG0020",
            "'balance' of 'Impl.get_Balance(Account, ref int)': Account has no field 'balance' (nearest: _balance, Limit); name a " +
            "field of the target, or add one with [PlugField]"),
        new("a field of another type",
            """
            [Plug(typeof(Account))] static class Impl
            {
                public static int get_Balance(Account aThis, [FieldAccess(Name = "_balance")] ref long balance) => 1;
            }
            """,
            "Program.cs(3) PLUG0020",
            "'balance' of 'Impl.get_Balance(Account, ref long)': '_balance' is taken by 'ref int'; name a field of the target, or " +
            "add one with [PlugField]"),
        new("a field's label with another type",
            """
            [Plug(typeof(Account))] static class Impl
            {
                public static int get_Balance(Account aThis, [FieldAccess(Name = "System.Int64 Account._balance")] ref int balance) => 1;
            }
            """,
            "Program.cs(3) PLUG0020",
            "'balance' of 'Impl.get_Balance(Account, ref int)': 'System.Int64 Account._balance' names another type or owner: the field is " +
            "'System.Int32 Account._balance'; name a field of the target, or add one with [PlugField]"),
        new("a field's label with another owner",
            """
            [Plug(typeof(Account))] static class Impl
            {
                public static int get_Balance(Account aThis, [FieldAccess(Name = "System.Int32 Bank._balance")] ref int balance) => 1;
            }
            """,
            "Program.cs(3) PLUG0020",
            "'balance' of 'Impl.get_Balance(Account, ref int)': 'System.Int32 Bank._balance' names another type or owner: the field is " +
            "'System.Int32 Account._balance'; name a field of the target, or add one with [PlugField]"),
        new("an object's field for a static member",
            """
            [Plug(typeof(Account))] static class Impl
            {
                public static int Fee(long amount, [FieldAccess(Name = "_balance")] ref int balance) => 1;
            }
            """,
            "Program.cs(3) PLUG0020",
            "'balance' of 'Impl.Fee(long, ref int)': '_balance' belongs to an object, and Account.Fee(long) is static; name a field " +
            "of the target, or add one with [PlugField]"),
        new("a constant",
            """
            [Plug(typeof(Account))] static class Impl
            {
                public static int Fee(long amount, [FieldAccess(Name = "Limit")] ref int limit) => 1;
            }
            """,
            "Program.cs(3) PLUG0020",
            "'limit' of 'Impl.Fee(long, ref int)': 'Limit' is a constant; name a field of the target, or add one with [PlugField]"),
        new("a new field of a name that is taken",
            """
            [Plug(typeof(Account)), PlugField(FieldId = "_balance", FieldType = typeof(int))]
            static class Impl { public static int Fee(long amount) => 1; }
            """,
            "Program.cs(2) PLUG0021",
            "'Impl': Account has a field '_balance' already; give a class one new field for each [PlugField], with FieldId and " +
            "FieldType"),
        new("a new field of a struct",
            """
            [Plug(typeof(Point)), PlugField(FieldId = "Y", FieldType = typeof(int))]
            static class Impl { private static int Helper() => 1; }
            """,
            "Program.cs(2) PLUG0021",
            "'Impl': Point is no class; give a class one new field for each [PlugField], with FieldId and FieldType"),
        new("a new field without a type",
            """
            [Plug(typeof(Account)), PlugField(FieldId = "Y")]
            static class Impl { public static int Fee(long amount) => 1; }
            """,
            "Program.cs(2) PLUG0021",
            "'Impl': 'Y' has no FieldType; give a class one new field for each [PlugField], with FieldId and FieldType"),
        new("an abstract member",
            """
            [Plug(typeof(Shape))] static class Impl
            {
                public static int Area(Shape aThis) => 1;
            }
            """,
            "Program.cs(3) PLUG0022",
            "'Impl.Area(Shape)' is for Shape.Area(), which is abstract; plug members with a body that are not generic, by public " +
            "static methods"),
        new("a generic target",
            """
            [Plug(typeof(Box<>))]
            static class Impl { public static int Size() => 1; }
            """,
            "Program.cs(2) PLUG0022",
            "'Impl' is for Box`1, which is generic; plug members with a body that are not generic, by public static methods"),
        new("an array",
            """
            [Plug(typeof(int[]))]
            static class Impl { public static int Parse(string text) => 1; }
            """,
            "Program.cs(2) PLUG0022",
            "'Impl' is for System.Int32[], which is an array or a pointer; plug members with a body that are not generic, by public " +
            "static methods"),
        new("two targets",
            """
            [Plug(Target = typeof(Account), TargetName = "Shape, Library")]
            static class Impl { public static int Fee(long amount) => 1; }
            """,
            "Program.cs(2) PLUG0016",
            "'Impl' names two targets; name a type of an assembly that the program refers to, or set IsOptional"),
        new("a target without a name",
            """
            [Plug("")]
            static class Impl { public static int Fee(long amount) => 1; }
            """,
            "Program.cs(2) PLUG0016",
            "'Impl' is for '', which is not there; name a type of an assembly that the program refers to, or set IsOptional"),
        new("an instruction of the CPU",
            """
            [Plug(typeof(System.Runtime.Intrinsics.X86.Popcnt))] static class Impl
            {
                public static uint PopCount(uint value) => 1;
            }
            """,
            "Program.cs(3) PLUG0022",
            "'Impl.PopCount(uint)' is for Popcnt.PopCount(uint), which is made by the compiler; plug members with a " +
            "body that are not generic, by public static methods"),
        new("a delegate's call",
            """
            [Plug(typeof(Action))] static class Impl
            {
                public static void Invoke(Action aThis) { }
            }
            """,
            "Program.cs(3) PLUG0022",
            "'Impl.Invoke(Action)' is for Action.Invoke(), which is made by the runtime; plug members with a body that are not " +
            "generic, by public static methods"),
        new("a plug method of no plug class",
            """
            static class Impl
            {
                [PlugMethod] public static int Fee(long amount) => 1;
            }
            """,
            "Program.cs(3) PLUG0022",
            "'Impl.Fee' is for a plug, but 'Impl' is no plug class: it has no [Plug]; plug members with a body that are not generic, by " +
            "public static methods"),
        new("a plug class without a plug",
            """
            [Plug(typeof(Account))]
            static class Impl { internal static int Fee(long amount) => 1; }
            """,
            "Program.cs(2) PLUG0022",
            "'Impl' has no plug: a plug method is public, or has [PlugMethod], and none does; plug members with a body that are not generic, " +
            "by public static methods"),
        new("a method that is not static",
            """
            [Plug(typeof(Account))] class Impl
            {
                public int Fee(long amount) => 1;
            }
            """,
            "Program.cs(3) PLUG0022",
            "'Impl.Fee(long)' is not static, or generic; plug members with a body that are not generic, by public static methods"),
        new("an assembler",
            """
            [Plug(typeof(Account))] static class Impl
            {
                [PlugMethod(Assembler = typeof(int))] public static int Fee(long amount) => 1;
            }
            """,
            "Program.cs(3) PLUG0023",
            "'Impl.Fee(long)' sets Assembler; plug each member by a method of its own, in C#"),
        new("heirs",
            """
            [Plug(typeof(Account), Inheritable = true)]
            static class Impl { public static int Fee(long amount) => 1; }
            """,
            "Program.cs(2) PLUG0023",
            "'Impl' sets Inheritable; plug each member by a method of its own, in C#"),
    ];
}
