// The smallest kernel that QEMU starts: it leaves at once. What a measured boot costs beyond this one is the kernel's own.
namespace Empty

import const ExitCode.Success
import const Power.QemuDebugExit

export Start as '_start'

bits 32
section '.note.pvh', 'a'
align 4
var PvhNote dword = { 4, 4, 18, $006E6558, @.Start }
section default

function Start {
    EAX = #ExitCode_Success
    EDX = #Power_QemuDebugExit
    Port[DX] = EAX
}
