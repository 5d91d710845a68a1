// long double is returned in ST(0) (System V ABI for AMD64, 3.2.3).
namespace Strtod

import Strtod_ParseExtended

export ParseLong as 'strtold'
export ParseLong as 'strtold_l'
export ParseLong as '__strtold_internal'
export ParseLong as 'strtof64x'

// RDI the text, RSI where its end is told.
function ParseLong {
    RSP - 24
    RDX = RSP
    Strtod_ParseExtended()
    //! fld tbyte ptr [rsp]
    RSP + 24
}
