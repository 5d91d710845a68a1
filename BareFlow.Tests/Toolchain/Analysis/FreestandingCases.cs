using System.Collections.Generic;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>A C# file with one line that needs a runtime.</summary>
/// <param name="Title">What the case is about.</param>
/// <param name="Line">The line.</param>
/// <param name="Code">The diagnostic's code.</param>
/// <param name="Finding">The first part of its message; the rule's advice is the rest.</param>
/// <param name="Source">The file, whose first line holds the usings.</param>
internal sealed record FreestandingCase(string Title, int Line, string Code, string Finding, string Source);

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
        new("anonymous type", 4, "BF0007", "new <>f__AnonymousType0<int>(int) creates an object of a class",
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
        new("call of a P/Invoke", 5, "BF0009", "Libc.getpid() is a P/Invoke",
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
    ];
}
