using System.Runtime;
using BareFlow.Memory;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Floating-point numbers from text (<c>&lt;stdlib.h&gt;</c>, C17, 7.22.1.3). Each fails with ERANGE for a number that is too
/// large, which gives an infinity, or too small to be exact.</summary>
[Plug("Strtod.xs")]
internal static unsafe class Strtod
{
    [RuntimeExport("strtod")]
    public static double ParseDouble(byte* text, byte** end) => Parse(text, end, FloatFormat.Double).ToDouble();

    [RuntimeExport("strtof")]
    public static float ParseSingle(byte* text, byte** end) => Parse(text, end, FloatFormat.Single).ToSingle();

    /// <summary>Does the work of <c>strtold</c>, which returns on the x87's stack.</summary>
    [RuntimeExport("Strtod_ParseExtended")]
    public static void ParseExtended(byte* text, byte** end, ExtendedFloat* value) =>
        *value = Parse(text, end, FloatFormat.Extended).ToExtended();

    [RuntimeExport("strtof64")]
    private static double ParseDoubleAlias(byte* text, byte** end) => ParseDouble(text, end);

    [RuntimeExport("strtof32x")]
    private static double ParseDoubleAlias2(byte* text, byte** end) => ParseDouble(text, end);

    [RuntimeExport("strtof32")]
    private static float ParseSingleAlias(byte* text, byte** end) => ParseSingle(text, end);

    /// <summary>What glibc's headers call for <c>strtod</c>, without groups of digits.</summary>
    [RuntimeExport("__strtod_internal")]
    private static double ParseDouble(byte* text, byte** end, int hasGroups) => ParseDouble(text, end);

    [RuntimeExport("__strtof_internal")]
    private static float ParseSingle(byte* text, byte** end, int hasGroups) => ParseSingle(text, end);

    /// <summary>Numbers are the same in every locale.</summary>
    [RuntimeExport("strtod_l")]
    private static double ParseDouble(byte* text, byte** end, void* locale) => ParseDouble(text, end);

    [RuntimeExport("strtof_l")]
    private static float ParseSingle(byte* text, byte** end, void* locale) => ParseSingle(text, end);

    [RuntimeExport("atof")]
    private static double ParseDouble(byte* text) => ParseDouble(text, null);

    private static BinaryFloat Parse(byte* text, byte** end, in FloatFormat format)
    {
        var number = FloatText.Read(text, in format);
        if (end != null)
            *end = number.End;

        if (number.IsOutOfRange)
            CResult.Fail(Errno.ERANGE);

        return number.Value;
    }
}
