using System;
using System.Runtime.InteropServices;
using System.Text;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>The host's C library: what BareFlow's is compared with.</summary>
internal static unsafe partial class HostLibc
{
    /// <summary>The modes of <c>fesetround</c>.</summary>
    internal const int ToNearest = 0;
    internal const int Downward = 0x400;
    internal const int Upward = 0x800;
    internal const int TowardZero = 0xC00;

    private const uint AllOnStack = 48;
    private const uint NoVectorsSaved = 176;

    [LibraryImport("libc", EntryPoint = "vsnprintf")]
    internal static partial int Format(byte* buffer, ulong size, byte* format, Arguments* arguments);

    [LibraryImport("libc", EntryPoint = "vsscanf")]
    internal static partial int Scan(byte* text, byte* format, Arguments* arguments);

    [LibraryImport("libc", EntryPoint = "strtod", SetLastError = true)]
    internal static partial double ParseDouble(byte* text, byte** end);

    [LibraryImport("libc", EntryPoint = "strtof", SetLastError = true)]
    internal static partial float ParseSingle(byte* text, byte** end);

    [LibraryImport("libm.so.6", EntryPoint = "fma")]
    internal static partial double Fma(double x, double y, double z);

    [LibraryImport("libm.so.6", EntryPoint = "fmaf")]
    internal static partial float Fma(float x, float y, float z);

    [LibraryImport("libm.so.6", EntryPoint = "fesetround")]
    internal static partial int SetRounding(int mode);

    [LibraryImport("libc", EntryPoint = "strptime")]
    internal static partial byte* ParseDate(byte* text, byte* format, Cosmos.Libc.BrokenTime* date);

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int MakeDirectory(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "rmdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int RemoveDirectory(string path);

    [LibraryImport("libc", EntryPoint = "unlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Unlink(string path);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Link(string existing, string path);

    [LibraryImport("libc", EntryPoint = "symlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int LinkToPath(string target, string path);

    [LibraryImport("libc", EntryPoint = "mknod", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int MakeFile(string path, uint mode, ulong device);

    [LibraryImport("libc", EntryPoint = "stat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Stat(string path, byte* status);

    /// <summary>A text with a zero behind it.</summary>
    internal static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + "\0");

    /// <summary>A <c>va_list</c> whose arguments are all in memory, as they are beyond the sixth.</summary>
    internal struct Arguments
    {
        internal uint IntegerOffset;
        internal uint VectorOffset;
        internal ulong* Overflow;
        internal void* Saved;

        internal static Arguments Of(ulong* values) => new()
        {
            IntegerOffset = AllOnStack,
            VectorOffset = NoVectorsSaved,
            Overflow = values,
        };
    }
}
