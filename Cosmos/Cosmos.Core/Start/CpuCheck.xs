// Compiled C# assumes x86-64-v2, and the page tables the no-execute bit, so the kernel looks before it leaps: on a CPU that lacks a feature it names the feature,
// on serial and on the screen of a PC in text mode, and leaves, instead of dying on an invalid opcode. 32-bit code, as the first thing to look for is 64 bits.
namespace CpuCheck

import __image_end

const ExtendedLeaves = $80000000
const FeatureLeaf = 1
const ExtendedFeatureLeaf = $80000001

// Intel SDM vol. 2A, CPUID, leaf 1, ECX.
const Sse3 = $00000001
const Ssse3 = $00000200
const Cx16 = $00002000
const Sse41 = $00080000
const Sse42 = $00100000
const Popcnt = $00800000
// Leaf 80000001H, ECX and EDX.
const LahfSahf = $00000001
const NoExecute = $00100000
const LongMode = $20000000

const Com1 = $3F8
const Com1LineControl = $3FB
const Com1DivisorLatch = $80
const Com1EightBits = $03
const LineStatusOffset = 5
const TransmitterEmpty = $20
// IBM VGA Technical Reference: cells of text mode, a character and its attribute each; white on black.
const TextScreen = $B8000
const TextScreenDwords = 1000
const TwoSpaces = $0F200F20
const TextCell = 2
const White = $0F
const DebugExit = $F4
const BochsShutdown = $8900
const PanicCode = $12

const RamMark = $0BADF00D
const MegaShift = 20
const MegaBytes = $100000
const MegaMask = $FFFFF
const NotMegaMask = $FFF00000
const Ten = 10
const Zero = $30

// All of this lies among the code: where RAM is too little, it may end before the variables do.
section text
var Intro = 'BareFlow needs an x86-64-v2 CPU with NX; this one lacks:'
var Advice = '. In QEMU, use -cpu max.'
var NameSse3 = ' SSE3'
var NameSsse3 = ' SSSE3'
var NameCx16 = ' CMPXCHG16B'
var NameSse41 = ' SSE4.1'
var NameSse42 = ' SSE4.2'
var NamePopcnt = ' POPCNT'
var NameLahf = ' LAHF-SAHF'
var NameNoExecute = ' NX'
var NameLongMode = ' long-mode'
var ShutdownWord = 'Shutdown'

var NoRamForKernel = 'no RAM for the kernel: it ends at '
var RamEnds = 'M, and RAM at '
var MegaLine byte = { 'M', 13, 10, 0 }

var Missing dword = 0
var Cell dword = 0
// How often a serial port that takes no more is asked, over all: a broken one must not keep the screen from its text.
var Patience dword = { $100000 }
section default

bits 32
// Changes every general register but ESP.
export Run
function Run {
    EAX = #FeatureLeaf
    cpuid
    EBP = ECX
    EDI = 0
    EBX = 0
    EAX = #ExtendedLeaves
    cpuid
    EBX = 0
    if EAX < #ExtendedFeatureLeaf goto Judge
    EAX = #ExtendedFeatureLeaf
    cpuid
    EBX = ECX
    EDI = EDX
Judge:
    ESI = @.NameSse3
    EBP ?& #Sse3
    Require()
    ESI = @.NameSsse3
    EBP ?& #Ssse3
    Require()
    ESI = @.NameCx16
    EBP ?& #Cx16
    Require()
    ESI = @.NameSse41
    EBP ?& #Sse41
    Require()
    ESI = @.NameSse42
    EBP ?& #Sse42
    Require()
    ESI = @.NamePopcnt
    EBP ?& #Popcnt
    Require()
    ESI = @.NameLahf
    EBX ?& #LahfSahf
    Require()
    ESI = @.NameNoExecute
    EDI ?& #NoExecute
    Require()
    ESI = @.NameLongMode
    EDI ?& #LongMode
    Require()
    if dword .Missing = 0 return

    ESI = @.Advice
    Write()
    Leave()
}

// For a machine whose RAM ends before the image does, which is known before anything else is. Never returns.
export RefuseRam
function RefuseRam {
    OpenSerial()
    ClearScreen()
    ESI = @.NoRamForKernel
    Write()
    EAX = @__image_end
    EAX + #MegaMask
    EAX >> #MegaShift
    WriteNumber()
    ESI = @.RamEnds
    Write()
    EAX = @__image_end
    FindRam()
    EAX >> #MegaShift
    WriteNumber()
    ESI = @.MegaLine
    Write()
    Leave()
}

// Lowers EAX to the end of RAM, in whole mebibytes, by writing to the last bytes of each. Changes ECX, EDX.
function FindRam {
    EAX & #NotMegaMask
    loop {
        ECX = EAX[-4]
        dword EAX[-4] = #RamMark
        EDX = EAX[-4]
        EAX[-4] = ECX
        if EDX = #RamMark return
        if EAX = #MegaBytes return
        EAX - #MegaBytes
    }
}

// Writes EAX in decimal. Changes all but EBX, EBP and EDI.
function WriteNumber {
    EDX = 0
    ECX = #Ten
    EDX:EAX / ECX
    +EDX
    if EAX != 0 {
        WriteNumber()
    }
    -EAX
    EAX + #Zero
    WriteCharacter()
}

// Flags from a test: zero means that the feature that ESI names is missing.
function Require {
    if !0 return
    if dword .Missing != 0 goto Name
    +ESI
    OpenSerial()
    ClearScreen()
    ESI = @.Intro
    Write()
    -ESI
Name:
    .Missing++
    Write()
}

function OpenSerial {
    EDX = #Com1LineControl
    EAX = #Com1DivisorLatch
    Port[DX] = AL
    EDX = #Com1
    EAX = 1
    Port[DX] = AL
    EDX = #Com1LineControl
    EAX = #Com1EightBits
    Port[DX] = AL
}

// Changes EAX, ECX.
function ClearScreen {
    +EDI
    EDI = #TextScreen
    .Cell = EDI
    EAX = #TwoSpaces
    ECX = #TextScreenDwords
    //! rep stosd
    -EDI
}

// Writes the zero-terminated text at ESI. Changes EAX, ECX, EDX, ESI.
function Write {
    while byte ESI[0] != 0 {
        AL = ESI[0]
        WriteCharacter()
        ESI++
    }
}

// Writes AL. Changes ECX, EDX.
function WriteCharacter {
    EDX = .Cell
    byte EDX[0] = AL
    byte EDX[1] = #White
    EDX + #TextCell
    .Cell = EDX
    +EAX
    AwaitSerial()
    -EAX
    EDX = #Com1
    Port[DX] = AL
}

// Waits until the port takes a byte. Changes EAX, ECX, EDX.
function AwaitSerial {
    EDX = #Com1
    EDX + #LineStatusOffset
    ECX = .Patience
    while ECX != 0 {
        AL = Port[DX]
        AL ?& #TransmitterEmpty
        if !0 goto Ready
        ECX--
    }
Ready:
    .Patience = ECX
}

// QEMU leaves at the first write, Bochs at the last letter; any other machine halts.
function Leave {
    EAX = #PanicCode
    EDX = #DebugExit
    Port[DX] = EAX
    EDX = #BochsShutdown
    ESI = @.ShutdownWord
    while byte ESI[0] != 0 {
        AL = ESI[0]
        Port[DX] = AL
        ESI++
    }
Again:
    hlt
    goto Again
}
