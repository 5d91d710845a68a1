using System.Runtime;
using BareFlow.Memory;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Numbers to text by a format of one conversion: <c>strfromd</c> and its kin (ISO/IEC TS 18661-1, C23 7.24.1.3).</summary>
[Plug("StrFrom.xs")]
internal static unsafe class StrFrom
{
    /// <summary>Bytes of a format: a percent sign, a precision of ten digits, a length and a letter.</summary>
    private const int FormatRoom = 32;

    [RuntimeExport("strfromd")]
    private static int Write(byte* buffer, ulong size, byte* format, double value)
    {
        VaList arguments = VaList.Of(&value);
        return StdioFormats.Format(buffer, size, format, &arguments);
    }

    [RuntimeExport("strfromf")]
    private static int Write(byte* buffer, ulong size, byte* format, float value) => Write(buffer, size, format, (double)value);

    /// <summary>Does the work of <c>strfroml</c>: the length stands before the letter, which is the last of the format.</summary>
    [RuntimeExport("StrFrom_Extended")]
    private static int Write(byte* buffer, ulong size, byte* format, ExtendedFloat* value)
    {
        byte* own = stackalloc byte[FormatRoom];
        ulong length = CString.Length(format);
        if (length is 0 or > FormatRoom - 2)
            return CResult.Fail(Errno.EINVAL);

        CString.CopyBytes(own, format, length - 1);
        own[length - 1] = (byte)'L';
        own[length] = format[length - 1];
        own[length + 1] = 0;
        VaList arguments = VaList.Of(value);
        return StdioFormats.Format(buffer, size, own, &arguments);
    }
}
