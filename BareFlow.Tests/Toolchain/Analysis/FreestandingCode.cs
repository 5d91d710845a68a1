using System.Collections.Generic;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>Code that looks like trouble and is none.</summary>
internal static class FreestandingCode
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["values that must be used"] = """
            using IL2CPU.API;
            [MustUse] public struct Token { public int Left; public readonly void Ignore() { } }
            public static class Work
            {
                private static Token s_last;
                public static Token Start() => new() { Left = 1 };
                public static bool TryStart(int steps, out Token token) { token = Start(); return steps > 0; }
                public static bool TryAgain(int steps, out Token token) => TryStart(steps, out token);
                public static Token StartAgain() => Start();
                public static int Read() => Start().Left;
                public static void Keep() => s_last = Start();
                public static void KeepOut() => TryStart(1, out s_last);
                public static void Give(in Token token) => s_last = token;
                public static bool Use(int n)
                {
                    Token first = Start();
                    first.Ignore();
                    if (!TryStart(n * 2 + (n > 3 ? 1 : 0), out Token second))
                        return false;
                    second.Ignore();
                    Give(Start());
                    Token third;
                    TryStart(n, out third);
                    Give(in third);
                    TryStart(n, out Token fourth);
                    Token fifth = fourth;
                    return fifth.Left > 0;
                }
            }
            """,
        ["structs, pointers and stackalloc"] = """
            using System;
            public readonly struct Address
            {
                private readonly ulong _value;
                public Address(ulong value) => _value = value;
                public static bool operator ==(Address a, Address b) => a._value == b._value;
                public static bool operator !=(Address a, Address b) => !(a == b);
                public override bool Equals(object? other) => false;
                public override int GetHashCode() => (int)_value;
                public static unsafe ulong Sum(byte* bytes, int count)
                {
                    Span<ulong> sums = stackalloc ulong[4];
                    for (int i = 0; i < count; i++)
                        sums[i & 3] += bytes[i];
                    return sums[0] + checked(sums[1] + sums[2]) + new Address(sums[3])._value;
                }
            }
            """,
        ["UTF-8 literals and constant spans"] = """
            using System;
            static class Text
            {
                const string Symbol = "bareflow";
                static ReadOnlySpan<byte> Name => "BareFlow\0"u8;
                static ReadOnlySpan<int> Sizes => [16, 32, 64];
                static ReadOnlySpan<ushort> Ports => [0x3F8, 0x2F8];
                static unsafe int Measure()
                {
                    fixed (byte* name = Name)
                        return name[0] + Sizes[1] + Ports.Length;
                }
                [System.Runtime.RuntimeExport(Symbol)] static int Export() => Measure();
            }
            """,
        ["managed function pointers"] = """
            static unsafe class Calls
            {
                static delegate*<int, int> s_handler;
                static int Twice(int x) => 2 * x;
                static int Call()
                {
                    s_handler = &Twice;
                    return s_handler(2) + ((delegate*<int, int>)&Twice)(3);
                }
            }
            """,
        ["generics over unmanaged types and static abstract members"] = """
            using System;
            interface IArch { static abstract int PageSize { get; } void Flush(); }
            struct X64 : IArch
            {
                public static int PageSize => 4096;
                public void Flush() { }
            }
            struct Pool<T> where T : unmanaged, IEquatable<T>
            {
                private T _last;
                public bool Is(T item) => _last.Equals(item);
                public void Set(T item) => _last = item;
            }
            static class Machine<T> where T : unmanaged, IArch
            {
                public static int Double(T arch)
                {
                    arch.Flush();
                    var pool = default(Pool<int>);
                    pool.Set(T.PageSize);
                    return pool.Is(2) ? 0 : T.PageSize * 2;
                }
            }
            static class User { static int Use() => Machine<X64>.Double(default); }
            """,
        ["allowed members of the base library"] = """
            using System;
            using System.Buffers.Binary;
            using System.Numerics;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using System.Runtime.Intrinsics;
            using System.Runtime.Intrinsics.X86;
            using System.Threading;
            static class Library
            {
                static ulong s_lock;
                static unsafe ulong Use(void* memory, int length)
                {
                    var bytes = new Span<byte>(memory, length);
                    bytes.Clear();
                    bytes[..4].CopyTo(bytes[4..]);
                    Unsafe.InitBlock(memory, 0, 16);
                    ref byte first = ref MemoryMarshal.GetReference(bytes);
                    Volatile.Write(ref s_lock, Interlocked.CompareExchange(ref s_lock, 1, 0));
                    if (Sse42.X64.IsSupported)
                        return Sse42.X64.Crc32(first, Volatile.Read(ref s_lock));
                    Vector128<byte> v = Vector128.Load((byte*)memory) ^ Vector128<byte>.Zero;
                    ulong little = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
                    if (BitConverter.IsLittleEndian)
                        return little;
                    return v[0] + Math.Max(ulong.Log2(7), (ulong)BitOperations.PopCount(3u))
                        + (ulong)Unsafe.SizeOf<Vector128<byte>>();
                }
            }
            """,
        ["tuples, nullables, ranges and patterns"] = """
            using System;
            static class Sugar
            {
                static (int Low, int High) Split(int x) => (x & 15, x >> 4);
                static int? Half(int x) => x % 2 == 0 ? x / 2 : null;
                static int Use(ReadOnlySpan<byte> text)
                {
                    (int low, int high) = Split(text.Length);
                    int kind = text[^1] switch { (byte)'a' => 1, > 100 and < 110 => 2, _ => 0 };
                    return text is [1, .., 2] ? low : high + kind + (Half(high) ?? 0);
                }
            }
            """,
        ["enums with every arm and a default"] = """
            static class Kinds
            {
                enum Kind : byte { A, B }
                static int Of(Kind kind) => kind switch { Kind.A => 1, Kind.B => 2, _ => 0 };
            }
            """,
        ["local functions that capture"] = """
            static class Local
            {
                static int Sum(int n)
                {
                    int total = 0;
                    Add(n);
                    static int Twice(int x) => 2 * x;
                    return Twice(total);
                    void Add(int x) => total += x;
                }
            }
            """,
        ["extension members"] = """
            static class Bits
            {
                public static bool HasBit(this ulong value, int bit) => (value >> bit & 1) != 0;
                extension(uint value)
                {
                    public uint Low => value & 0xFFFF;
                    public uint Shifted(int by) => value << by;
                }
                static uint Use() => 1u.Low + 2u.Shifted(3) + (5ul.HasBit(2) ? 1u : 0u);
            }
            """,
        ["attributes and delegates that are only declared"] = """
            using System;
            [AttributeUsage(AttributeTargets.Method)]
            sealed class SelfTestAttribute(string name) : Attribute { public string Name { get; } = "test " + name; }
            delegate void Handler(string text);
            static class Tests { [SelfTest("heap.grow")] static void Grow() { } }
            """,
        ["a foreach over a span and over a struct enumerator"] = """
            using System;
            static class Loops
            {
                struct Blocks
                {
                    private int _next;
                    public readonly int Current => _next;
                    public bool MoveNext() => ++_next < 3;
                    public readonly Blocks GetEnumerator() => this;
                }
                static int Sum(ReadOnlySpan<int> numbers)
                {
                    int sum = 0;
                    foreach (int number in numbers)
                        sum += number;
                    foreach (int block in default(Blocks))
                        sum += block;
                    return sum;
                }
            }
            """,
        ["fixed and inline buffers"] = """
            using System;
            using System.Runtime.CompilerServices;
            [InlineArray(8)] struct Slots { private ulong _first; }
            unsafe struct Buffer
            {
                public fixed byte Bytes[16];
                public Slots Slots;
                public byte First() => Bytes[0];
                public void Fill() { Bytes[1] = 1; Slots[3] = 4; }
                public static int Count(ref Slots slots) { Span<ulong> all = slots; return all.Length; }
            }
            """,
        ["plug and imported methods"] = """
            using System.Runtime;
            using System.Runtime.CompilerServices;
            [IL2CPU.API.Plug("Cpu.xs")] static class Cpu
            {
                [IL2CPU.API.PlugMethod] public static extern void Halt();
                [MethodImpl(MethodImplOptions.InternalCall), RuntimeImport("*", "memset")]
                public static extern unsafe void* Set(void* to, int value, nuint bytes);
                static unsafe void Rest() { Halt(); Set(null, 0, 0); }
            }
            """,
        ["a file-local and a nested struct"] = """
            file struct Hidden { public int Value; public readonly int Twice() => Value * 2; }
            static class Outer
            {
                struct Inner { public int X; }
                static int Use() => new Hidden { Value = 2 }.Twice() + new Inner { X = 1 }.X;
            }
            """,
        ["code that is left out"] = """
            #pragma warning disable CS0162
            using System;
            using System.Diagnostics;
            static class Omitted
            {
                const bool Checked = false;
                [Conditional("ABSENT")] static void Trace(string text) { }
                static int Use(int x)
                {
                    Trace("text");
                    Debug.Assert(x == 1, "text");
                    if (Checked)
                        throw new InvalidOperationException();
                    bool any = Checked && new object() is null;
                    object? none = Checked ? new object() : null;
                    return any || none != null ? 1 : 2;
                    throw new InvalidOperationException();
                }
            }
            """,
        ["spans of what looks like arrays"] = """
            using System;
            using System.Runtime.CompilerServices;
            [InlineArray(4)] struct Four { private int _first; }
            static class Spans
            {
                static ReadOnlySpan<byte> Bytes => new byte[] { 1, 2, 3 };
                static ReadOnlySpan<int> Numbers => new[] { 1, 2, 3 };
                static ReadOnlySpan<int> None => [];
                static int Sum(int x)
                {
                    ReadOnlySpan<int> both = [x, x + 1];
                    Span<int> cleared = stackalloc int[] { 1, 2, 3 };
                    Four four = default;
                    int sum = Bytes[0] + Numbers[1] + both[1] + cleared[2] + None.Length + Count(1, 2);
                    foreach (int number in four)
                        sum += number;
                    return sum;
                }
                static int Count(params ReadOnlySpan<int> numbers) => numbers.Length;
            }
            """,
        ["references that are only compared and handed on"] = """
            using System;
            static class References
            {
                static bool IsNone(string? text, object? other, int[] numbers)
                {
                    object? same = text;
                    return text == null || text is null || other is null || same == other || same is object || numbers.Length == 0 || Default();
                }
                static bool Default(string? text = null, string kind = "kind") => text is null && kind is null;
                static int Sum(int[] numbers)
                {
                    int sum = 0;
                    foreach (int number in numbers)
                        sum += number;
                    return sum;
                }
            }
            """.Replace("|| Default()", ""),
        ["nullables, list patterns and slices"] = """
            using System;
            static class Patterns
            {
                static int Use(int? x, ReadOnlySpan<byte> text)
                {
                    int sum = (x ?? 1) + (x is int some ? some : 0) + (x == 3 ? 1 : 0) + (x + 1).GetValueOrDefault();
                    x += 1;
                    return text is [1, .. var rest, _] ? rest[^1] + text[1..^1].Length + sum : x is > 5 ? 1 : 0;
                }
            }
            """,
        ["static fields that are set to zero"] = """
            using System;
            public static unsafe class Zeros
            {
                public static int Count = 0;
                public static long Large = 0;
                public static double Ratio = 0.0;
                public static bool IsSet = false;
                public static byte* Memory = null;
                public static int Step;
                static Zeros() => Step = 0;
            }
            """,
        ["attributes with texts and types"] = """
            using System;
            [AttributeUsage(AttributeTargets.All)]
            sealed class NoteAttribute(string text, Type type, params int[] numbers) : Attribute
            {
                public string Text { get; } = text + type.Name + numbers.Length;
                public object? Owner = new object();
            }
            [Note("class", typeof(string), 1, 2)] static class Noted
            {
                [Note("field", typeof(int))] static int s_field;
                [Note("method", typeof(int[]))] static int Use([Note("parameter", typeof(void))] int x) => s_field = x;
            }
            """,
        ["atomic words in other words"] = """
            using IL2CPU.API; [assembly: StaticsHaveOwners]
            public struct Of<T> where T : unmanaged { public T Value; }
            public struct Pair { public ulong First, Second; }
            [Atomic]
            public static unsafe class Words
            {
                public static Of<ulong> Count;
                public static Of<Of<nint>> Deep;
                public static volatile Pair* At;
                public static volatile int Seen;
                public static bool Is() => Count.Value != 0 && Deep.Value.Value != 0 && At != null && Seen == 0;
            }
            """,
        ["partial and generic structs with interfaces"] = """
            using System;
            interface IShape { int Area(); static virtual int Sides => 0; }
            partial struct Square : IShape, IEquatable<Square> { private int _side; public readonly partial int Twice(); }
            partial struct Square
            {
                public readonly int Area() => _side * _side;
                public readonly partial int Twice() => 2 * _side;
                public readonly bool Equals(Square other) => other._side == _side;
                public override readonly int GetHashCode() => _side;
                public readonly int Use() => GetHashCode() + new Square { _side = 1 }.GetHashCode();
                public static Square operator +(Square a, Square b) => new() { _side = a._side + b._side };
            }
            static class Shapes<T> where T : unmanaged, IShape, IEquatable<T>
            {
                static T s_last;
                static int Of(in T shape) { s_last = shape; return s_last.Area() + (s_last.Equals(shape) ? 1 : 0) + T.Sides; }
            }
            """,
    };
}
