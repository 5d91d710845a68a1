using System.Runtime.InteropServices;

namespace Cosmos.Libc;

/// <summary>An argument of a format that names places.</summary>
[StructLayout(LayoutKind.Explicit)]
internal unsafe struct FormatArgument
{
    private const int ValueOffset = 16;
    private const byte LowerCase = 0x20;

    /// <summary>How it is passed.</summary>
    [FieldOffset(0)]
    public FormatArgumentKind Kind;

    /// <summary>Its value as an integer.</summary>
    [FieldOffset(ValueOffset)]
    public ulong Integer;

    /// <summary>Its value as a double.</summary>
    [FieldOffset(ValueOffset)]
    public double Double;

    /// <summary>Its value as a long double.</summary>
    [FieldOffset(ValueOffset)]
    public ExtendedFloat Extended;

    /// <summary>How the argument of a conversion is passed.</summary>
    public static FormatArgumentKind KindOf(in FormatSpec spec)
    {
        bool isFloat = (spec.Conversion | LowerCase) is 'a' or 'e' or 'f' or 'g';
        return !isFloat ? FormatArgumentKind.Integer
            : spec.Length == FormatLength.Extended ? FormatArgumentKind.Extended
            : FormatArgumentKind.Double;
    }

    /// <summary>Takes the value, which is the next of the list.</summary>
    public void Take(VaList* list)
    {
        switch (Kind)
        {
            case FormatArgumentKind.Double: Double = list->NextDouble(); break;
            case FormatArgumentKind.Extended: Extended = list->NextExtended(); break;
            default: Integer = list->Next(); break;
        }
    }
}
