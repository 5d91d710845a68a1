// What C tells about the local time zone.
namespace ZoneVariables

export Names as 'tzname'
export Names as '__tzname'
export Seconds as 'timezone'
export Seconds as '__timezone'
export HasSummer as 'daylight'
export HasSummer as '__daylight'

var Names qword[2]
var Seconds qword
var HasSummer dword

function Set(RDI name, RSI summerName, RDX seconds, ECX hasSummer) {
    .Names[0] = RDI
    .Names[8] = RSI
    .Seconds = RDX
    .HasSummer = ECX
}
