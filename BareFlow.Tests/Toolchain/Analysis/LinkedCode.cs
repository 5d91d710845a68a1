using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>Exported functions that look as if they needed a runtime, and link without one.</summary>
internal static partial class LinkedCode
{
    public const string Source = """
        using System;
        using System.Numerics;
        using System.Runtime;
        using System.Runtime.CompilerServices;
        using System.Threading;
        struct Frame { public ulong Number; public ulong Next() => Number = 1; }
        static class Other { public const decimal Price = 1.5m; public static int Count = 0; }
        unsafe struct Page { public fixed byte Bytes[8192]; }
        static unsafe class Functions
        {
            static bool Same<T>(T a, T b) where T : unmanaged, IEquatable<T> => a.Equals(b);
            static int Compare<T>(T a, T b) where T : unmanaged, IComparable<T> => a.CompareTo(b);
            static T Sum<T>(T a, T b) where T : unmanaged, INumber<T> => a + b * T.One - T.Zero;
            static bool IsLess<T>(T a, T b) where T : unmanaged, INumber<T> => a < b || a >= b || a == T.Max(a, b);
            static T Bits<T>(T a) where T : unmanaged, IBinaryInteger<T> => (a & ~T.AllBitsSet | a ^ a << 1) + T.PopCount(a);

            [RuntimeExport("same")] static bool Same(int a, long b, byte c, double d, char e) =>
                Same(a, 1) && Same(b, 2) && Same(c, (byte)3) && Same(d, 4) && Same(e, 'x') && Same((nint)a, 6);
            [RuntimeExport("compare")] static int Compare(int a, long b, byte c, double d, char e) =>
                Compare(a, 1) + Compare(b, 2) + Compare(c, (byte)3) + Compare(d, 4) + Compare(e, 'x') + Compare((nint)a, 6);
            [RuntimeExport("sum")] static long Sum(int a, long b, byte c, double d) =>
                Sum(a, 1) + Sum(b, 2) + Sum(c, (byte)3) + (long)Sum(d, 4);
            [RuntimeExport("less")] static bool Less(int a, long b, byte c, double d) =>
                IsLess(a, 1) || IsLess(b, 2) || IsLess(c, (byte)3) || IsLess(d, 4);
            [RuntimeExport("bits")] static long Bits(int a, long b, byte c, ushort d) => Bits(a) + Bits(b) + Bits(c) + Bits(d);
            [RuntimeExport("math")] static double Root(double x, float y) => Math.Abs(x) + MathF.Sqrt(y) + (double.IsNaN(x) ? 1 : 2);
            [RuntimeExport("truncate")] static int Truncate(long x, double y) => int.CreateTruncating(x) + int.CreateTruncating(y);
            [RuntimeExport("wide")] static ulong Wide(ulong x) { UInt128 wide = x; wide += 5; return (ulong)wide; }
            [RuntimeExport("index")] static int At(byte* bytes, int x) { Index at = ^x; return new ReadOnlySpan<byte>(bytes, 10)[at]; }
            [RuntimeExport("fence")] static void Fence() => Thread.MemoryBarrier();
            [RuntimeExport("kind")] static int Kind() => Kind<int>() + Kind<Frame>();
            static int Kind<T>() where T : unmanaged => typeof(T) == typeof(int) ? 1 : typeof(T) != typeof(byte) ? 2 : 3;
            [RuntimeExport("new")] static ulong New() => New<Frame>().Number + New<ulong>();
            static T New<T>() where T : struct => new T();
            [RuntimeExport("counter")] static int Count() => s_count++ + Other.Count++ + (int)(Other.Price * 100);
            static int s_count = 0;
            [RuntimeExport("large")] static int Last(Page* pages) => Last(*pages);
            static int Last(Page pages) => pages.Bytes[8191];
            [RuntimeExport("cast")] static ulong Cast(double x, float y, Frame z, uint w) =>
                Unsafe.BitCast<double, ulong>(x) + Unsafe.BitCast<float, uint>(y) + Unsafe.BitCast<Frame, ulong>(z) + Generic<uint, int>(w) + Next(w);
            static ulong Generic<T, U>(T x) where T : unmanaged where U : unmanaged => Unsafe.SizeOf<U>() == 4 && Same(Unsafe.BitCast<T, U>(x)) ? 1u : 2u;
            static bool Same<T>(T x) where T : unmanaged => typeof(T) == typeof(int);
            static ulong Next(uint x) { Frame frame = Unsafe.BitCast<ulong, Frame>(x); return frame.Next() + frame.Number; }
            [RuntimeExport("checked")] static uint Check(long x) => checked((uint)x);
        }
        """;

    /// <summary>The functions' symbols.</summary>
    public static IEnumerable<string> Exports => ExportNames().Matches(Source).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"RuntimeExport\(""(\w+)""\)")]
    private static partial Regex ExportNames();
}
