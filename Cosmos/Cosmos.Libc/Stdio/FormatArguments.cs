using System;

namespace Cosmos.Libc;

/// <summary>The arguments of a format: one after the other, or, where the format names their places, in any order.</summary>
internal unsafe struct FormatArguments
{
    /// <summary>Places that a format may name.</summary>
    public const int MostPlaces = 64;

    private readonly VaList* _list;
    private readonly FormatArgument* _places;

    /// <summary>Arguments that are taken one after the other.</summary>
    public FormatArguments(VaList* list) => _list = list;

    /// <summary>Arguments whose places the format names.</summary>
    /// <param name="list">The arguments.</param>
    /// <param name="format">The format.</param>
    /// <param name="places">Room for <see cref="MostPlaces"/>, cleared.</param>
    public FormatArguments(VaList* list, byte* format, FormatArgument* places)
    {
        _places = places;
        int most = 0;
        for (byte* at = format; *at != 0;)
        {
            if (*at++ == '%')
                Note(FormatSpec.Read(ref at), ref most);
        }

        // One that no conversion names is taken for an int.
        for (int place = 1; place <= most; place++)
            At(place)->Take(list);
    }

    /// <summary>An integer or a pointer.</summary>
    public readonly ulong Integer(int place) => _places == null ? _list->Next() : At(place)->Integer;

    /// <summary>A double.</summary>
    public readonly double Double(int place) => _places == null ? _list->NextDouble() : At(place)->Double;

    /// <summary>A long double.</summary>
    public readonly ExtendedFloat Extended(int place) => _places == null ? _list->NextExtended() : At(place)->Extended;

    /// <summary>Whether a format names the places of its arguments, which it does for all of them or for none.</summary>
    public static bool HasPlaces(byte* format)
    {
        for (byte* at = format; *at != 0;)
        {
            if (*at++ == '%' && FormatSpec.Read(ref at) is var spec && spec.Conversion != '%')
                return spec.Place != FormatSpec.NextPlace;
        }

        return false;
    }

    private readonly void Note(in FormatSpec spec, ref int most)
    {
        Note(spec.WidthPlace, FormatArgumentKind.Integer, ref most);
        Note(spec.PrecisionPlace, FormatArgumentKind.Integer, ref most);
        Note(spec.Place, FormatArgument.KindOf(in spec), ref most);
    }

    private readonly void Note(int place, FormatArgumentKind kind, ref int most)
    {
        if (place is <= 0 or > MostPlaces)
            return;

        At(place)->Kind = kind;
        most = Math.Max(most, place);
    }

    private readonly FormatArgument* At(int place) => _places + (place is > 0 and <= MostPlaces ? place - 1 : 0);
}
