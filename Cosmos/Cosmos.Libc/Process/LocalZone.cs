using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The time zone of the program, which the variable TZ describes.</summary>
[LockedBy(nameof(_changing))]
internal static unsafe class LocalZone
{
    private static PthreadMutex _changing;
    private static TimeZone _zone;
    private static bool _isRead;
    private static bool _wasSummer;

    /// <summary>The zone; read from TZ when it was not read before.</summary>
    public static TimeZone Current => Get(isNew: false);

    /// <summary>Whether the last date that was made a time was in summer: of two times that a date may be, the next one is of the same
    /// kind, as in glibc.</summary>
    public static bool WasSummer
    {
        get => _wasSummer;
        set => _wasSummer = value;
    }

    private static PthreadMutex* Changing => (PthreadMutex*)Static.AddressOf(ref _changing);

    /// <summary>Reads the zone from TZ again.</summary>
    public static TimeZone Renew() => Get(isNew: true);

    [RuntimeExport("tzset")]
    private static void Set() => Renew();

    private static TimeZone Get(bool isNew)
    {
        PthreadMutex.Lock(Changing);
        if (isNew || !_isRead)
        {
            _zone = TimeZone.Read(ProgramEnvironment.Get(Literal.Address("TZ\0"u8)));
            ZoneVariables.Set(_zone.Name, _zone.SummerName, -_zone.Offset, _zone.SummerOffset != _zone.Offset ? 1 : 0);
            _isRead = true;
        }

        TimeZone zone = _zone;
        PthreadMutex.Unlock(Changing);
        return zone;
    }
}
