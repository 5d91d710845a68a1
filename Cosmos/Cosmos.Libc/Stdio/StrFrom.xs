// A long double is an argument on the stack (System V ABI for AMD64, 3.2.3).
namespace StrFrom

import StrFrom_Extended

export FromLong as 'strfroml'

// RDI the buffer, RSI its size, RDX the format.
function FromLong {
    RCX = @RSP[8]
    goto StrFrom_Extended
}
