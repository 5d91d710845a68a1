using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ClassLibrary;

/// <summary>C functions, structures and pointers.</summary>
internal static unsafe partial class Interop
{
    public static void Write(Report report)
    {
        report.Add("strlen", () => Length("four"));
        report.Add("abs", () => Math.Abs(ParseInt("-12x")));
        report.Add("cos", () => Cosine(0));
        report.Add("errno", () => $"{Close(-1)} {Marshal.GetLastPInvokeError()} {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        report.Add("getenv", () => Marshal.PtrToStringUTF8(Variable("NO_SUCH_VARIABLE")));
        report.Add("absent-function", () => Absent());
        report.Add("absent-library", () => Missing());
        report.Add("callback", () => { Step step = value => value * 2; var pointer = (delegate* unmanaged<int, int>)Marshal.GetFunctionPointerForDelegate(step); int result = pointer(21); GC.KeepAlive(step); return result; });
        report.Add("callback-back", () => Marshal.GetDelegateForFunctionPointer<Step>((nint)(delegate* unmanaged<int, int>)&Triple)(5));
        report.Add("sizes", () => $"{sizeof(Mixed)} {Marshal.SizeOf<Mixed>()} {Marshal.OffsetOf<Mixed>("Last")} {sizeof(nint)} {Unsafe.SizeOf<decimal>()}");
        report.Add("allocate", () => { int* numbers = (int*)NativeMemory.AllocZeroed(10, sizeof(int)); numbers[9] = 7; int sum = numbers[9] + numbers[0]; NativeMemory.Free(numbers); return sum; });
        report.Add("text", () => { nint text = Marshal.StringToCoTaskMemUTF8("ä€"); string? copy = Marshal.PtrToStringUTF8(text); Marshal.FreeCoTaskMem(text); return copy; });
        report.Add("structure", () => { nint block = Marshal.AllocHGlobal(64); Marshal.StructureToPtr(new Mixed { First = 1, Middle = 2.5, Last = 3 }, block, false); Mixed copy = Marshal.PtrToStructure<Mixed>(block); Marshal.FreeHGlobal(block); return copy.Middle + copy.Last; });
        report.Add("handle", () => { var handle = GCHandle.Alloc("kept"); object? target = handle.Target; handle.Free(); return target; });
        report.Add("memory-marshal", () => MemoryMarshal.Cast<byte, int>([1, 0, 0, 0, 2, 0, 0, 0]).ToArray());
        report.Add("load-bad", () => NativeLibrary.TryLoad("no-such-library", out _));
        report.Add("stack", () => { Span<int> span = stackalloc int[4]; span.Fill(3); return span[3]; });
    }

    [UnmanagedCallersOnly]
    private static int Triple(int value) => 3 * value;

    [LibraryImport("libc", EntryPoint = "strlen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Length(string text);

    [DllImport("libc", EntryPoint = "atoi")]
    private static extern int ParseInt(string text);

    [DllImport("libm", EntryPoint = "cos")]
    private static extern double Cosine(double value);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "getenv")]
    private static extern nint Variable(string name);

    [DllImport("no-such-library", EntryPoint = "absent")]
    private static extern int Absent();

    [DllImport("no-such-library", EntryPoint = "missing")]
    private static extern int Missing();

    private delegate int Step(int value);

    private struct Mixed
    {
        public byte First;
        public double Middle;
        public short Last;
    }
}
