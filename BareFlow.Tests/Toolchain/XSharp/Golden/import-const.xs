import const Msr
import const Vector.Timer
import const BareFlow.Tests.Toolchain.XSharp.Foreign.Vector.Spurious as Lost
import const Foreign.Vector as Own
namespace Golden
const FsBase = #Msr_FsBase

var Table dword = { #Msr_Efer, #FsBase }

function Form {
    ECX = #Msr_Efer
    EDX:EAX = MSR[ECX]
    ECX = #FsBase
    AL = #Vector_Timer
    AH = #Lost
    RDI[#Own_Spurious] = AL
    when #Vector_Timer < #Own_Spurious {
        int #Vector_Timer
    } else {
        hlt
    }
}
