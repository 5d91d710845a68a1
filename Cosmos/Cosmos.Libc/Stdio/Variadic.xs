// C functions with any number of arguments. Each leaves its arguments where a va_list finds them (System V ABI for AMD64,
// 3.5.7), and goes on in the function of the same family that takes a va_list after the fixed arguments.
namespace Variadic

import vprintf
import vfprintf
import vsprintf
import vsnprintf
import vasprintf
import vdprintf
import vsscanf
import vfscanf
import vsyslog
import vscanf
import vwarn
import vwarnx
import verr
import verrx
import ErrorReports_Report
import vwprintf
import vfwprintf
import vswprintf
import vwscanf
import vfwscanf
import vswscanf
import Contexts_Make

export Printf as 'printf'
export FilePrintf as 'fprintf'
export StringPrintf as 'sprintf'
export SizedPrintf as 'snprintf'
export AllocatingPrintf as 'asprintf'
export DescriptorPrintf as 'dprintf'
export StringScanf as 'sscanf'
export StringScanf as '__isoc99_sscanf'
export StringScanf as '__isoc23_sscanf'
export FileScanf as 'fscanf'
export FileScanf as '__isoc99_fscanf'
export FileScanf as '__isoc23_fscanf'
export Scanf as 'scanf'
export Scanf as '__isoc99_scanf'
export Scanf as '__isoc23_scanf'
export Syslog as 'syslog'
export Warn as 'warn'
export WarnPlainly as 'warnx'
export Fail as 'err'
export FailPlainly as 'errx'
export Report as 'error'
export WidePrintf as 'wprintf'
export FileWidePrintf as 'fwprintf'
export StringWidePrintf as 'swprintf'
export WideScanf as 'wscanf'
export WideScanf as '__isoc99_wscanf'
export WideScanf as '__isoc23_wscanf'
export FileWideScanf as 'fwscanf'
export FileWideScanf as '__isoc99_fwscanf'
export FileWideScanf as '__isoc23_fwscanf'
export MakeContext as 'makecontext'
export StringWideScanf as 'swscanf'
export StringWideScanf as '__isoc99_swscanf'
export StringWideScanf as '__isoc23_swscanf'

const AfterOne = 8
const AfterTwo = 16
const AfterThree = 24

function Printf {
    R10 = @vprintf
    R11D = #AfterOne
    goto .Enter
}

function MakeContext {
    AL = 0
    R10 = @Contexts_Make
    R11D = #AfterThree
    goto .Enter
}

function FilePrintf {
    R10 = @vfprintf
    R11D = #AfterTwo
    goto .Enter
}

function StringPrintf {
    R10 = @vsprintf
    R11D = #AfterTwo
    goto .Enter
}

function SizedPrintf {
    R10 = @vsnprintf
    R11D = #AfterThree
    goto .Enter
}

function AllocatingPrintf {
    R10 = @vasprintf
    R11D = #AfterTwo
    goto .Enter
}

function DescriptorPrintf {
    R10 = @vdprintf
    R11D = #AfterTwo
    goto .Enter
}

function StringScanf {
    R10 = @vsscanf
    R11D = #AfterTwo
    goto .Enter
}

function FileScanf {
    R10 = @vfscanf
    R11D = #AfterTwo
    goto .Enter
}

function Syslog {
    R10 = @vsyslog
    R11D = #AfterTwo
    goto .Enter
}

function Scanf {
    R10 = @vscanf
    R11D = #AfterOne
    goto .Enter
}

function Warn {
    R10 = @vwarn
    R11D = #AfterOne
    goto .Enter
}

function WarnPlainly {
    R10 = @vwarnx
    R11D = #AfterOne
    goto .Enter
}

function Fail {
    R10 = @verr
    R11D = #AfterTwo
    goto .Enter
}

function FailPlainly {
    R10 = @verrx
    R11D = #AfterTwo
    goto .Enter
}

function Report {
    R10 = @ErrorReports_Report
    R11D = #AfterThree
    goto .Enter
}

function WidePrintf {
    R10 = @vwprintf
    R11D = #AfterOne
    goto .Enter
}

function FileWidePrintf {
    R10 = @vfwprintf
    R11D = #AfterTwo
    goto .Enter
}

function StringWidePrintf {
    R10 = @vswprintf
    R11D = #AfterThree
    goto .Enter
}

function WideScanf {
    R10 = @vwscanf
    R11D = #AfterOne
    goto .Enter
}

function FileWideScanf {
    R10 = @vfwscanf
    R11D = #AfterTwo
    goto .Enter
}

function StringWideScanf {
    R10 = @vswscanf
    R11D = #AfterTwo
    goto .Enter
}

// R10 the function, R11D where the first argument of any type is among the six registers, AL whether there are vector
// registers to save. The area of 176 bytes is at RSP, the va_list of 24 behind it.
function Enter {
    +RBP
    RBP = RSP
    RSP - 208
    RSP[0] = RDI
    RSP[8] = RSI
    RSP[16] = RDX
    RSP[24] = RCX
    RSP[32] = R8
    RSP[40] = R9
    if AL != 0 {
        aligned RSP[48] = XMM0
        aligned RSP[64] = XMM1
        aligned RSP[80] = XMM2
        aligned RSP[96] = XMM3
        aligned RSP[112] = XMM4
        aligned RSP[128] = XMM5
        aligned RSP[144] = XMM6
        aligned RSP[160] = XMM7
    }
    RSP[176] = R11D
    dword RSP[180] = 48
    RAX = @RBP[16]
    RSP[184] = RAX
    RSP[192] = RSP
    RAX = @RSP[176]
    if R11D = #AfterOne {
        RSI = RAX
    } else if R11D = #AfterTwo {
        RDX = RAX
    } else {
        RCX = RAX
    }
    call R10
    RSP = RBP
    -RBP
}
