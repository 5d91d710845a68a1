using System;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Runtime;
using Cosmos.Core.Strings;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The names of time zones that were read, each once. They stay, because <c>tm_zone</c> of a date leads to them.</summary>
[OwnedBy("LocalZone, inside its mutex")]
internal unsafe struct ZoneNames
{
    private static ZoneNames* _all;

    private ZoneNames* _next;
    private int _length;

    /// <summary>A name in memory that stays, with a zero behind it; an empty one where there is no memory.</summary>
    public static byte* Keep(ReadOnlySpan<byte> name)
    {
        for (ZoneNames* known = _all; known != null; known = known->_next)
        {
            if (Text.Equal(name, new ReadOnlySpan<byte>(TextOf(known), known->_length)))
                return TextOf(known);
        }

        var added = (ZoneNames*)Heap.AllocateZeroed(1, (ulong)(sizeof(ZoneNames) + name.Length + 1));
        if (added == null)
            return Literal.Address("\0"u8);

        added->_length = name.Length;
        name.CopyTo(new Span<byte>(TextOf(added), name.Length));
        added->_next = _all;
        _all = added;
        return TextOf(added);
    }

    private static byte* TextOf(ZoneNames* entry) => (byte*)(entry + 1);
}
