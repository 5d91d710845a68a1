using System.Collections.Generic;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>A C# file with one line that needs a runtime.</summary>
/// <param name="Title">What the case is about.</param>
/// <param name="Line">The line.</param>
/// <param name="Code">The diagnostic's code.</param>
/// <param name="Finding">The first part of its message; the rule's advice is the rest.</param>
/// <param name="Source">The file, whose first line holds the usings.</param>
/// <param name="OnlyInIL">Why the compiler's analyzer does not see it; null where it does.</param>
internal sealed record FreestandingCase(string Title, int Line, string Code, string Finding, string Source, string? OnlyInIL = null);

/// <summary>Each rule of the analyzer with code that breaks it, and it alone.</summary>
internal static class FreestandingCases
{
    public static IReadOnlyList<FreestandingCase> All { get; } =
    [
        new("static field initialiser", 4, "BF0001", "the static field 'Clock.Start' is set before start-up",
            """
            using System;
            static class Clock
            {
                static readonly ulong Start = Read();
                static ulong Read() => 1;
                static ulong Since() => Read() - Start;
            }
            """),
        new("static function pointer", 4, "BF0001", "the static field 'Tables.Sizes' is set before start-up",
            """
            using System;
            static unsafe class Tables
            {
                static delegate*<int, int> Sizes = &Twice;
                static int Twice(int x) => Sizes == null ? x : 2 * x;
            }
            """),
        new("static constructor without stores", 4, "BF0001", "'Clock' has a static constructor",
            """
            using System;
            static class Clock
            {
                static Clock() => Read();
                static void Read() { }
            }
            """),
        new("iterator", 4, "BF0002",
            "'Blocks.All()' is an async method or an iterator, which becomes a state machine",
            """
            using System.Collections.Generic;
            static class Blocks
            {
                static IEnumerable<int> All() { yield return 1; }
            }
            """),
        new("async method", 4, "BF0002",
            "'Disk.Read()' is an async method or an iterator, which becomes a state machine",
            """
            using System.Threading.Tasks;
            static class Disk
            {
                static async Task Read() { await Task.Yield(); }
            }
            """),
        new("lambda", 4, "BF0003", "a delegate Func<int, int> is created",
            """
            using System;
            static class Timer
            {
                static void Start() => Run(x => x + 1);
                static void Run(Func<int, int>? tick) { }
            }
            """),
        new("delegate of a method", 4, "BF0003", "a delegate Action is created",
            """
            using System;
            static class Timer
            {
                static void Start() => Run(new Action(Tick));
                static void Run(Action? tick) { }
                static void Tick() { }
            }
            """),
        new("switch expression without a default", 4, "BF0004",
            "a switch expression throws when no arm matches",
            """
            using System;
            static class Pages
            {
                static int Size(Kind kind) => kind switch { Kind.Small => 4096, Kind.Large => 2 << 20 };
                enum Kind { Small, Large }
            }
            """.Replace("using System;", "#pragma warning disable CS8524")),
        new("throw", 4, "BF0005", "an exception is thrown",
            """
            using System;
            static class Heap
            {
                static void Fail() => throw new InvalidOperationException("heap is broken");
            }
            """),
        new("catch", 4, "BF0006", "a catch needs exception handling",
            """
            using System;
            static class Heap
            {
                static int Try() { try { return Work(); } catch { return 0; } }
                static int Work() => 1;
            }
            """),
        new("finally", 4, "BF0006", "a finally (also that of using, lock and foreach) needs exception handling",
            """
            using System;
            static class Heap
            {
                static int Try() { try { return Work(); } finally { Work(); } }
                static int Work() => 1;
            }
            """),
        new("using", 4, "BF0006", "a finally (also that of using, lock and foreach) needs exception handling",
            """
            using System;
            static class Heap
            {
                static int Try(Guard guard) { using (guard) { return 1; } }
                ref struct Guard { public void Dispose() { } }
            }
            """),
        new("object of a class", 4, "BF0007", "new Heap.Block() creates an object of a class",
            """
            using System;
            static class Heap
            {
                static bool Make() => new Block() is null;
                class Block { }
            }
            """),
        new("anonymous type", 4, "BF0007", "new { A } creates an object of a class",
            """
            using System;
            static class Heap
            {
                static int Make() => new { A = 1 }.A;
            }
            """),
        new("array", 4, "BF0008", "an array of byte is created",
            """
            using System;
            static class Heap
            {
                static int Make() => new byte[16].Length;
            }
            """),
        new("collection expression of unknown size", 4, "BF0008", "an array of int is created",
            """
            using System;
            static class Heap
            {
                static int Make(int x) { int[] all = [x, x]; return all.Length; }
            }
            """),
        new("array of two dimensions", 4, "BF0008", "an array byte[,] is created",
            """
            using System;
            static class Heap
            {
                static bool Make() => new byte[2, 2] is null;
            }
            """),
        new("call of a P/Invoke", 4, "BF0009", "'Libc.getpid()' is a P/Invoke",
            """
            using System.Runtime.InteropServices;
            static class Libc
            {
                [DllImport("libc")] static extern int getpid();
                static int Id() => getpid();
            }
            """),
        new("P/Invoke that is not called", 4, "BF0009", "'Libc.getpid()' is a P/Invoke",
            """
            using System.Runtime.InteropServices;
            static class Libc
            {
                [DllImport("libc")] static extern int getpid();
            }
            """),
        new("unmanaged function pointer", 4, "BF0010", "an unmanaged function pointer is called",
            """
            using System;
            static unsafe class Calls
            {
                static int Call(delegate* unmanaged<int, int> f) => f(1);
            }
            """),
        new("UnmanagedCallersOnly", 4, "BF0011", "'Calls.Called()' is UnmanagedCallersOnly",
            """
            using System.Runtime.InteropServices;
            static class Calls
            {
                [UnmanagedCallersOnly] static int Called() => 1;
            }
            """),
        new("record struct", 2, "BF0012", "'Frame' is a record",
            """
            using System;
            readonly record struct Frame(ulong Number);
            """),
        new("class with an instance method", 2, "BF0013", "the class 'Heap' has the instance member 'Grow'",
            """
            using System;
            class Heap
            {
                public void Grow() { }
            }
            """),
        new("class with an instance field", 2, "BF0013", "the class 'Heap' has the instance member 'Size'",
            """
            using System;
            public class Heap
            {
                public ulong Size;
            }
            """),
        new("field of a class", 4, "BF0014", "the field 'Names.First' has the reference type string",
            """
            using System;
            public static class Names
            {
                public static string? First;
            }
            """),
        new("struct field of an array", 5, "BF0014", "the field 'Table.Entries' has the reference type ulong[]",
            """
            using System;
            public struct Table
            {
                public int Count;
                public ulong[] Entries;
            }
            """),
        new("property of a class", 4, "BF0014",
            "the field 'Table.<Owner>k__BackingField' has the reference type object",
            """
            using System;
            public struct Table
            {
                public object Owner { get; set; }
            }
            """),
        new("thread-static field", 4, "BF0015", "the field 'Threads.Current' is thread-static",
            """
            using System;
            public static class Threads
            {
                [ThreadStatic] public static int Current;
            }
            """),
        new("console", 4, "BF0017", "Console.WriteLine(string) belongs to the runtime",
            """
            using System;
            static class Log
            {
                static void Hello() => Console.WriteLine("hello");
            }
            """),
        new("interpolated string", 4, "BF0017",
            "an interpolated string is built",
            """
            using System;
            static class Log
            {
                static int Hello(int x) => $"{x}".Length;
            }
            """),
        new("debug assertion", 5, "BF0017", "Debug.Assert(bool, string) belongs to the runtime",
            """
            #define DEBUG
            using System.Diagnostics;
            static class Heap
            {
                static void Check(int x) => Debug.Assert(x == 1);
            }
            """),
        new("number as text", 4, "BF0017", "int.ToString() belongs to the runtime",
            """
            using System;
            static class Log
            {
                static bool Show(int x) => x.ToString() == null;
            }
            """),
        new("parsing", 4, "BF0017", "ulong.Parse(string) belongs to the runtime",
            """
            using System;
            static class Log
            {
                static ulong Read(string text) => ulong.Parse(text);
            }
            """),
        new("static field of the runtime", 4, "BF0017", "string.Empty belongs to the runtime",
            """
            using System;
            static class Log
            {
                static bool IsEmpty(string text) => text == (object)string.Empty;
            }
            """),
        new("equality of tuples", 4, "BF0017",
            "ValueTuple<int, int>.Equals(ValueTuple<int, int>) belongs to the runtime",
            """
            using System;
            static class Blocks
            {
                static bool Same((int, int) a, (int, int) b) => a.Equals(b);
            }
            """),
        new("value of a nullable", 4, "BF0017", "Nullable<int>.get_Value() belongs to the runtime",
            """
            using System;
            static class Blocks
            {
                static int Value(int? block) => block!.Value;
            }
            """),
        new("CPUID", 4, "BF0017", "X86Base.CpuId(int, int) belongs to the runtime",
            """
            using System.Runtime.Intrinsics.X86;
            static class Cpu
            {
                static int Features() => X86Base.CpuId(1, 0).Ecx;
            }
            """),
        new("clamp", 4, "BF0017", "Math.Clamp(int, int, int) belongs to the runtime",
            """
            using System;
            static class Blocks
            {
                static int Limit(int x, int y) => Math.Clamp(x, 1, y);
            }
            """),
        new("span over an array", 4, "BF0017", "new Span<byte>(byte[]) belongs to the runtime",
            """
            using System;
            static class Memory
            {
                static int Take(byte[] bytes) => new Span<byte>(bytes).Length;
            }
            """),
        new("native memory", 5, "BF0017", "NativeMemory.Alloc(nuint) belongs to the runtime",
            """
            using System.Runtime.InteropServices;
            static unsafe class Heap
            {
                static void* Get() =>
                    NativeMemory.Alloc(16);
            }
            """),
        new("generic over a class", 4, "BF0018", "Slots.Count(string) is used with string",
            """
            using System;
            static class Slots
            {
                static int Of(string name) => Count(name);
                static int Count<T>(T item) => 1;
            }
            """),
        new("interface call", 4, "BF0019", "IDevice.Read() is called by the class of an object",
            """
            using System;
            static class Bus
            {
                static int Read(IDevice device) => device.Read();
            }
            interface IDevice { int Read(); }
            """),
        new("call on a type parameter that may be a class", 4, "BF0019",
            "IDevice.Read() is called on T, which may be a class",
            """
            using System;
            static class Bus
            {
                static int Read<T>(T device) where T : IDevice => device.Read();
            }
            interface IDevice { int Read(); }
            """),
        new("boxing", 4, "BF0020", "a value of int becomes an object",
            """
            using System;
            static class Log
            {
                static void Show(int x) => Write(x);
                static void Write(object? value) { }
            }
            """),
        new("inherited member of a struct", 4, "BF0020", "object.GetHashCode() is called on a boxed Frame",
            """
            using System;
            static class Log
            {
                static int Hash(Frame frame) => frame.GetHashCode();
            }
            struct Frame { public ulong Number; }
            """.Replace("using System;", "#pragma warning disable CS0649")),
        new("type test", 4, "BF0021", "an object is cast to Frame, or asked whether it is one",
            """
            using System;
            public struct Frame
            {
                public static bool Is(object? o) => o is Frame;
            }
            """),
        new("typeof", 4, "BF0016", "the handle of the type Frame is taken",
            """
            using System;
            public struct Frame
            {
                public static void Handle() => Take(typeof(Frame).TypeHandle);
                static void Take(RuntimeTypeHandle handle) { }
            }
            """),
        new("string", 4, "BF0022", "the string \"heap\" is an object",
            """
            using System;
            static class Log
            {
                static void Show() => Write("heap");
                static void Write(string? text) { }
            }
            """),
        new("text of a nullable", 4, "BF0017",
            "object.ToString() of Nullable<int> belongs to the runtime",
            """
            using System;
            static unsafe class Log
            {
                static bool Show(int? x) => x.ToString() is null;
            }
            """),
        new("hash of a tuple", 4, "BF0017",
            "object.GetHashCode() of ValueTuple<int, int> belongs to the runtime",
            """
            using System;
            static unsafe class Log
            {
                static int Hash((int, int) x) => x.GetHashCode();
            }
            """),
        new("text of a span", 4, "BF0017",
            "object.ToString() of ReadOnlySpan<char> belongs to the runtime",
            """
            using System;
            static unsafe class Log
            {
                static bool Show(ReadOnlySpan<char> x) => x.ToString() is null;
            }
            """),
        new("text of a number by its interface", 4, "BF0017",
            "IFormattable.ToString(string, IFormatProvider) belongs to the runtime",
            """
            using System;
            static unsafe class Log
            {
                static bool Show<T>(T x) where T : unmanaged, IFormattable => x.ToString(null, null) is null;
            }
            """),
        new("magnitude of a number by its interface", 4, "BF0017",
            "INumberBase<T>.Abs(T) belongs to the runtime",
            """
            using System.Numerics;
            static unsafe class Log
            {
                static T Size<T>(T x) where T : unmanaged, INumber<T> => T.Abs(x);
            }
            """),
        new("comparison as an object", 4, "BF0017",
            "IComparable.CompareTo(object) belongs to the runtime",
            """
            using System;
            static unsafe class Log
            {
                static int Order<T>(T x) where T : unmanaged, IComparable => x.CompareTo(null);
            }
            """),
        new("sign of a floating-point number", 4, "BF0017",
            "Math.Sign(double) belongs to the runtime",
            """
            using System;
            static unsafe class Log
            {
                static int Sign(double x) => Math.Sign(x);
            }
            """),
        new("greater decimal", 4, "BF0017",
            "Math.Max(decimal, decimal) belongs to the runtime",
            """
            using System;
            static unsafe class Log
            {
                static decimal Max(decimal x) => Math.Max(x, x);
            }
            """),
        new("logarithm of a signed number", 4, "BF0017",
            "int.Log2(int) belongs to the runtime",
            """
            using System;
            static unsafe class Log
            {
                static int Of(int x) => int.Log2(x);
            }
            """),
        new("exponential of a vector", 4, "BF0017",
            "Vector128.Exp(Vector128<double>) belongs to the runtime",
            """
            using System.Runtime.Intrinsics;
            static unsafe class Log
            {
                static Vector128<double> Exp(Vector128<double> x) => Vector128.Exp(x);
            }
            """),
        new("synchronized method", 4, "BF0006",
            "'Log.Write()' is Synchronized, which is a lock",
            """
            using System.Runtime.CompilerServices;
            static unsafe class Log
            {
                [MethodImpl(MethodImplOptions.Synchronized)] static void Write() { }
            }
            """),
        new("typed reference", 4, "BF0016",
            "a typed reference is used, which holds a handle of its type",
            """
            using System;
            static unsafe class Log
            {
                static int Read(int x) => __refvalue(__makeref(x), int);
            }
            """),
        new("checked conversion of a double", 4, "BF0023",
            "a floating-point number is converted with a check",
            """
            using System;
            static unsafe class Log
            {
                static ulong Round(double x) => checked((ulong)(x * 2));
            }
            """),
        new("checked conversion of a float local", 4, "BF0023",
            "a floating-point number is converted with a check",
            """
            using System;
            static unsafe class Log
            {
                static int Round(int x) { float y = x / 2f; return checked((int)y) + (int)y; }
            }
            """),
        new("stored reference", 4, "BF0024",
            "a reference to an object is stored",
            """
            using System;
            static unsafe class Log
            {
                static void Set(ref string a, string b) => a = b;
            }
            """),
        new("stored element", 4, "BF0024",
            "a reference to an object is stored",
            """
            using System;
            static unsafe class Log
            {
                static void Set(string[] a, string b) => a[0] = b;
            }
            """),
        new("module initialiser", 4, "BF0001",
            "'Boot.Start()' is a module initialiser, which nothing calls",
            """
            using System.Runtime.CompilerServices;
            static class Boot
            {
                [ModuleInitializer] internal static void Start() { }
            }
            """),
        new("default interface method", 4, "BF0025",
            "IDevice.Read() has a body in the interface, which works on a boxed T",
            """
            using System;
            static class Bus
            {
                static int Read<T>(T device) where T : unmanaged, IDevice => device.Read();
            }
            interface IDevice { int Read() => 1; }
            """),
        new("event", 4, "BF0003",
            "the event 'Bus.Fired' holds delegates",
            """
            #pragma warning disable CS0067
            static class Bus
            {
                public static event System.Action? Fired;
            }
            """),
        new("new value of a struct with a constructor", 4, "BF0017",
            "Activator.CreateInstance() belongs to the runtime",
            """
            using System;
            static class Frames
            {
                static T New<T>() where T : unmanaged => new T();
            }
            public struct Frame { public int Number; public Frame() => Number = 1; }
            """),
        new("zero beside a static field initialiser", 5, "BF0001", "the static field 'Clock.Step' is set before start-up",
            """
            using System;
            public static class Clock
            {
                public static int Count = 0;
                public static int Step = 5;
            }
            """),
        new("static property initialiser", 4, "BF0001", "the static field 'Clock.<Start>k__BackingField' is set before start-up",
            """
            using System;
            public static class Clock
            {
                public static ulong Start { get; } = Read();
                static ulong Read() => 1;
            }
            """),
        new("static constructor with a store", 5, "BF0001", "the static field 'Clock.Start' is set before start-up",
            """
            using System;
            public static class Clock
            {
                public static ulong Start;
                static Clock() => Start = Read();
                static ulong Read() => 1;
            }
            """),
        new("iterator that is a local function", 4, "BF0002",
            "'Blocks.All()' is an async method or an iterator, which becomes a state machine",
            """
            using System.Collections.Generic;
            static class Blocks
            {
                static bool Use() { return All() is null; static IEnumerable<int> All() { yield return 1; } }
            }
            """),
        new("string in a local function", 4, "BF0022", "the string \"one\" is an object",
            """
            using System;
            static class Blocks
            {
                static bool Use() { return One(); static bool One() { if (Take("one")) return false; return true; } }
                static bool Take(string text) => text is null;
            }
            """),
        new("lambda that captures", 4, "BF0003", "a delegate Func<int, int> is created",
            """
            using System;
            static class Timer
            {
                static void Start(int y) => Run(x => x + y);
                static void Run(Func<int, int>? tick) { }
            }
            """),
        new("using declaration", 4, "BF0006", "a finally (also that of using, lock and foreach) needs exception handling",
            """
            using System;
            static class Heap
            {
                static int Try(Guard guard) { using Guard held = guard; return 1; }
                ref struct Guard { public void Dispose() { } }
            }
            """),
        new("list", 4, "BF0007", "new List<int>() creates an object of a class",
            """
            using System.Collections.Generic;
            static class Heap
            {
                static bool Make() => Take([]);
                static bool Take(List<int> list) => list is null;
            }
            """),
        new("element of an array of two dimensions", 4, "BF0008", "an element of an array int[,] is used",
            """
            using System;
            static class Heap
            {
                static int At(int[,] table) => table[0, 1];
            }
            """),
        new("array of arguments", 4, "BF0008", "an array of int is created",
            """
            using System;
            static class Heap
            {
                static int Use() => Count(1, 2);
                static int Count(params int[] numbers) => numbers.Length;
            }
            """),
        new("array of no arguments", 4, "BF0017", "Array.Empty() belongs to the runtime",
            """
            using System;
            static class Heap
            {
                static int Use() => Count();
                static int Count(params int[] numbers) => numbers.Length;
            }
            """),
        new("joined strings", 4, "BF0017", "string.Concat(string, string) belongs to the runtime",
            """
            using System;
            static class Log
            {
                static bool Join(string a, string b) => a + b is null;
            }
            """),
        new("compared strings", 4, "BF0017", "string.op_Equality(string, string) belongs to the runtime",
            """
            using System;
            static class Log
            {
                static bool Same(string a, string b) => a == b;
            }
            """),
        new("string as a pattern", 4, "BF0017", "string.op_Equality(string, string) belongs to the runtime",
            """
            using System;
            static class Log
            {
                static bool Is(string a) => a is "heap";
            }
            """),
        new("length of a string", 4, "BF0017", "string.get_Length() belongs to the runtime",
            """
            using System;
            static class Log
            {
                static int Of(string a) => a.Length;
            }
            """),
        new("call of a delegate", 4, "BF0017", "Action.Invoke() belongs to the runtime",
            """
            using System;
            static class Timer
            {
                static void Run(Action tick) => tick();
            }
            """),
        new("call of a delegate of the kernel", 4, "BF0019", "Timer.Tick.Invoke() is called by the class of an object",
            """
            using System;
            static class Timer
            {
                static void Run(Tick tick) => tick();
                delegate void Tick();
            }
            """),
        new("address of a method of the runtime", 4, "BF0017", "Math.Abs(int) belongs to the runtime",
            """
            using System;
            static unsafe class Log
            {
                static bool Of() { delegate*<int, int> f = &Math.Abs; return f == null; }
            }
            """),
        new("cast of a nullable", 4, "BF0017", "Nullable<int>.get_Value() belongs to the runtime",
            """
            using System;
            static class Blocks
            {
                static int Value(int? block) => (int)block!;
            }
            """),
        new("span of an array", 4, "BF0017", "Span<byte>.op_Implicit(byte[]) belongs to the runtime",
            """
            using System;
            static class Memory
            {
                static int Take(byte[] bytes) { Span<byte> span = bytes; return span.Length; }
            }
            """),
        new("flag of an enum", 4, "BF0017", "Enum.HasFlag(Enum) belongs to the runtime",
            """
            using System;
            static class Pages
            {
                static bool Has(Kind kind) => kind.HasFlag(Kind.Large);
                enum Kind { Small, Large }
            }
            """),
        new("tuple with a string", 4, "BF0018", "new ValueTuple<string, int>(string, int) is used with string",
            """
            using System;
            static class Log
            {
                static (string, int) Pair(string name) => (name, 1);
            }
            """),
        new("property of an interface", 4, "BF0019", "IDevice.get_Size() is called by the class of an object",
            """
            using System;
            static class Bus
            {
                static int Read(IDevice device) => device.Size;
            }
            interface IDevice { int Size { get; } }
            """),
        new("property of an interface that is set", 4, "BF0019", "IDevice.set_Size(int) is called by the class of an object",
            """
            using System;
            static class Bus
            {
                static void Write(IDevice device) => device.Size = 1;
            }
            interface IDevice { int Size { set; } }
            """),
        new("text of an enum", 4, "BF0020", "object.ToString() is called on a boxed Pages.Kind",
            """
            using System;
            static class Pages
            {
                static bool Show(Kind kind) => kind.ToString() is null;
                enum Kind { Small, Large }
            }
            """),
        new("inherited member of a type parameter", 4, "BF0020", "object.GetHashCode() is called on a boxed T",
            """
            using System;
            static class Log
            {
                static int Hash<T>(T frame) where T : unmanaged => frame.GetHashCode();
            }
            """),
        new("type test of a type parameter", 4, "BF0020", "a value of T becomes an object",
            """
            using System;
            static class Log
            {
                static bool Is<T>(T frame) => frame is int;
            }
            """),
        new("cast of an object", 4, "BF0021", "an object is cast to string, or asked whether it is one",
            """
            using System;
            static class Log
            {
                static bool Show(object o) => (string)o is null;
            }
            """),
        new("as", 4, "BF0021", "an object is cast to string, or asked whether it is one",
            """
            using System;
            static class Log
            {
                static bool Show(object o) => o as string is null;
            }
            """),
        new("declaration pattern", 4, "BF0021", "an object is cast to string, or asked whether it is one",
            """
            using System;
            static class Log
            {
                static bool Show(object o) => o is string text && Take(text);
                static bool Take(string text) => text is null;
            }
            """),
        new("number as a pattern of an object", 4, "BF0021", "an object is cast to int, or asked whether it is one",
            """
            using System;
            static class Log
            {
                static bool Is(object o) => o is 5;
            }
            """),
        new("static nullable", 4, "BF0001", "the static field 'Clock.Start' is set before start-up",
            """
            using System;
            public static class Clock
            {
                public static int? Start = 0;
            }
            """),
        new("class parameter as an object", 4, "BF0020", "a value of T becomes an object",
            """
            using System;
            static class Log
            {
                static object Of<T>(T item) where T : class => item;
            }
            """, OnlyInIL: "to the language it is one object of another type"),
        new("joined delegates", 4, "BF0017", "Delegate.Combine(Delegate, Delegate) belongs to the runtime",
            """
            using System;
            static class Timer
            {
                static Action Both(Action first, Action second) => first + second;
            }
            """, OnlyInIL: "the operator is the language's own there"),
        new("pointer to a string", 4, "BF0017", "string.GetPinnableReference() belongs to the runtime",
            """
            using System;
            static unsafe class Log
            {
                static char First(string text) { fixed (char* start = text) return *start; }
            }
            """, OnlyInIL: "the call is the compiler's"),
        new("equal tuples of strings", 4, "BF0017", "string.op_Equality(string, string) belongs to the runtime",
            """
            using System;
            static class Log
            {
                static bool Same((string, int) a, (string, int) b) => a == b;
            }
            """, OnlyInIL: "the comparisons of the elements are the compiler's"),
        new("arithmetic of decimals", 4, "BF0017", "decimal.op_Addition(decimal, decimal) belongs to the runtime",
            """
            using System;
            static class Log
            {
                static decimal Twice(decimal x) => x + x;
            }
            """, OnlyInIL: "the operators are the language's own there"),
        new("parameter of a struct that its members use", 2, "BF0014", "the field 'Name.<text>P' has the reference type string",
            """
            using System;
            public readonly struct Name(string text)
            {
                public bool IsNone => text is null;
            }
            """),
        new("expression tree", 5, "BF0008", "an array of ParameterExpression is created",
            """
            using System;
            using System.Linq.Expressions;
            static class Log
            {
                static void Show() => Take(x => x);
                static void Take(Expression<Func<int, int>>? tree) { }
            }
            """, OnlyInIL: "the calls that build the tree are the compiler's"),
        new("static without an owner", 4, "BF0027", "the static field 'Clock.Ticks' does not say who may touch it",
            """
            using IL2CPU.API; [assembly: StaticsHaveOwners]
            public static class Clock
            {
                public static ulong Ticks;
                [Atomic] public static ulong Rate;
            }
            """),
        new("property without an owner", 4, "BF0027", "the static field 'Clock.<Ticks>k__BackingField' does not say who may touch it",
            """
            using IL2CPU.API; [assembly: StaticsHaveOwners]
            public static class Clock
            {
                public static ulong Ticks { get; set; }
                [field: SetAtBoot] public static ulong Rate { get; set; }
            }
            """),
        new("static of a nested type without an owner", 6, "BF0027", "the static field 'Outside.Last' does not say who may touch it",
            """
            using IL2CPU.API; [assembly: StaticsHaveOwners]
            [OwnedBy("the tests")]
            public static class Inside { public static int Count; public static class More { public static int Sum; } }
            public static unsafe class Outside
            {
                public static delegate*<int, void> Last;
            }
            """),
        new("lock that is no field", 5, "BF0028", "the static field 'Queue.Length' is locked by '_look', which is no lock",
            """
            using IL2CPU.API; [assembly: StaticsHaveOwners]
            [Lock] public struct Gate { public int Holder; }
            public static class Queue
            {
                [LockedBy("_look")] public static int Length;
                public static Gate Lock;
                [LockedBy(nameof(Lock))] public static int Room;
                public static bool IsHeld => Lock.Holder != 0;
            }
            """),
        new("lock of another type that is none", 7, "BF0028", "the static field 'Queue.Length' is locked by 'Count', which is no lock",
            """
            using IL2CPU.API; [assembly: StaticsHaveOwners]
            [Lock] public struct Gate { public int Holder; }
            public static class Door { public static Gate First; [SetAtBoot] public static int Count; public static ref Gate Main => ref First; }
            public static class Queue
            {
                [LockedBy(typeof(Door), "Main")] public static int Room;
                [LockedBy(typeof(Door), "Count")] public static int Length;
            }
            """),
        new("atomic struct of two words", 8, "BF0028", "the static field 'Queue.Last' is atomic, and Pair is more than a word",
            """
            using IL2CPU.API; [assembly: StaticsHaveOwners]
            public struct Pair { public ulong A, B; }
            public struct Word { public ulong A; }
            public enum Kind { One }
            [Atomic]
            public static unsafe class Queue
            {
                public static Pair Last;
                public static Word First;
                public static Kind Of;
                public static Pair* At;
                public static bool Is;
                public static nint Native;
            }
            """),
        new("atomic buffer", 5, "BF0028", "the static field 'Queue.Last' is atomic, and Ring is more than a word",
            """
            using IL2CPU.API; [assembly: StaticsHaveOwners]
            public unsafe struct Ring { public fixed byte Bytes[64]; }
            public static unsafe class Queue
            {
                [Atomic] public static Ring Last;
            }
            """),
        new("atomic inline array", 6, "BF0028", "the static field 'Queue.Last' is atomic, and Four is more than a word",
            """
            using IL2CPU.API; [assembly: StaticsHaveOwners]
            [System.Runtime.CompilerServices.InlineArray(4)]
            public struct Four { private ulong _first; }
            public static class Queue
            {
                [Atomic] public static Four Last;
            }
            """),
        new("dropped result", 11, "BF0029", "the Token of Work.Start() is dropped",
            """
            using IL2CPU.API;
            [MustUse] public struct Token { public int Left; public void Ignore() { } }
            public static class Work
            {
                public static Token Start() => new() { Left = 1 };
                public static bool TryStart(int steps, out Token token) { token = Start(); return steps > 0; }
            }
            public static class User
            {
                public static void F() { int a = 1; a++;
                    Work.Start(); }
            }
            """),
        new("result given to a discard", 10, "BF0029", "the Token of Work.Start() is dropped",
            """
            using IL2CPU.API;
            [MustUse] public struct Token { public int Left; public void Ignore() { } }
            public static class Work
            {
                public static Token Start() => new() { Left = 1 };
                public static bool TryStart(int steps, out Token token) { token = Start(); return steps > 0; }
            }
            public static class User
            {
                public static void F() => _ = Work.Start();
            }
            """),
        new("out argument given to a discard", 10, "BF0029", "the Token of Work.TryStart(int, ref Token) is dropped",
            """
            using IL2CPU.API;
            [MustUse] public struct Token { public int Left; public void Ignore() { } }
            public static class Work
            {
                public static Token Start() => new() { Left = 1 };
                public static bool TryStart(int steps, out Token token) { token = Start(); return steps > 0; }
            }
            public static class User
            {
                public static bool F(int n) => Work.TryStart(n + 1, out _);
            }
            """),
        new("out argument that nobody reads", 12, "BF0029", "the Token of Work.TryStart(int, ref Token) is dropped",
            """
            using IL2CPU.API;
            [MustUse] public struct Token { public int Left; public void Ignore() { } }
            public static class Work
            {
                public static Token Start() => new() { Left = 1 };
                public static bool TryStart(int steps, out Token token) { token = Start(); return steps > 0; }
            }
            public static class User
            {
                public static bool F(int n)
                {
                    return Work.TryStart(n, out Token token);
                }
            }
            """),
        new("out argument of a generic method", 5, "BF0029", "the Token of Work.TryGet(ref Token) is dropped",
            """
            using IL2CPU.API;
            [MustUse] public struct Token { public int Left; public void Ignore() { } }
            public static class Work
            {
                public static bool Is() => TryGet<Token>(out _);
                public static bool TryGet<T>(out T value) where T : unmanaged { value = default; return true; }
            }
            """),
        new("result that nobody reads", 12, "BF0029", "the Token of Work.Start() is dropped",
            """
            using IL2CPU.API;
            [MustUse] public struct Token { public int Left; public void Ignore() { } }
            public static class Work
            {
                public static Token Start() => new() { Left = 1 };
                public static bool TryStart(int steps, out Token token) { token = Start(); return steps > 0; }
            }
            public static class User
            {
                public static int F(int n)
                {
                    Token token = Work.Start();
                    return n;
                }
            }
            """),
    ];
}
