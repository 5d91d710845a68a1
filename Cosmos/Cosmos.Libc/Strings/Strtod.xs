// long double is returned in ST(0) (System V ABI for AMD64, 3.2.3).
namespace Strtod

import Strtod_ParseExtended

export ParseLong as 'strtold'

// RDI the text, RSI where its end is told.
function ParseLong {
    RSP - 24
    RDX = RSP
    Strtod_ParseExtended()
    //! fld tbyte ptr [rsp]
    RSP + 24
}
