// Compiled C# assumes x86-64-v2, and the page tables the no-execute bit, so the kernel looks before it leaps: on a CPU that lacks a feature it names the feature,
// on serial and on the screen of a PC in text mode, and leaves, instead of dying on an invalid opcode. 32-bit code, as the first thing to look for is 64 bits.
namespace CpuCheck

import __image_end

import const CpuFeature
import const CpuidLeaf
import const ExitCode.Panic
import const Power
import const Serial
import const VgaText

// The cells of text mode, a character and its attribute each; white on black.
const TwoSpaces = $0F200F20
const White = $0F

const RamMark = $0BADF00D
const MegaShift = 20
const MegaBytes = $100000
const MegaMask = $FFFFF

// All of this is among the code: if there is too little RAM, it may end before the variables do.
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
// The most polls of a busy serial port, over all: a broken port must not keep the text from the screen.
var Patience dword = { $100000 }
section default

bits 32
// Changes every general register but ESP.
export Run
function Run {
    EAX = #CpuidLeaf_Features
    cpuid
    EBP = ECX
    EDI = 0
    EBX = 0
    EAX = #CpuidLeaf_Extended
    cpuid
    EBX = 0
    if EAX < #CpuidLeaf_ExtendedFeatures goto Judge
    EAX = #CpuidLeaf_ExtendedFeatures
    cpuid
    EBX = ECX
    EDI = EDX
Judge:
    ESI = @.NameSse3
    EBP ?& #CpuFeature_Sse3
    Require()
    ESI = @.NameSsse3
    EBP ?& #CpuFeature_Ssse3
    Require()
    ESI = @.NameCx16
    EBP ?& #CpuFeature_Cx16
    Require()
    ESI = @.NameSse41
    EBP ?& #CpuFeature_Sse41
    Require()
    ESI = @.NameSse42
    EBP ?& #CpuFeature_Sse42
    Require()
    ESI = @.NamePopcnt
    EBP ?& #CpuFeature_Popcnt
    Require()
    ESI = @.NameLahf
    EBX ?& #CpuFeature_LahfSahf
    Require()
    ESI = @.NameNoExecute
    EDI ?& #CpuFeature_NoExecute
    Require()
    ESI = @.NameLongMode
    EDI ?& #CpuFeature_LongMode
    Require()
    if dword .Missing = 0 return

    ESI = @.Advice
    Write()
    Leave()
}

// For a machine whose RAM ends before the image does, which is checked first. Never returns.
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
    EAX & -#MegaBytes
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
    ECX = 10
    EDX:EAX / ECX
    +EDX
    if EAX != 0 {
        WriteNumber()
    }
    -EAX
    EAX + '0'
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
    EDX = #Serial_LineControl
    EAX = #Serial_DivisorLatch
    Port[DX] = AL
    EDX = #Serial_Data
    EAX = #Serial_DivisorFor115200
    Port[DX] = AL
    EDX = #Serial_LineControl
    EAX = #Serial_EightBitsNoParityOneStop
    Port[DX] = AL
}

// Changes EAX, ECX.
function ClearScreen {
    +EDI
    EDI = #VgaText_Address
    .Cell = EDI
    EAX = #TwoSpaces
    ECX = #VgaText_CellPairs
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
    EDX + #VgaText_CellBytes
    .Cell = EDX
    +EAX
    AwaitSerial()
    -EAX
    EDX = #Serial_Data
    Port[DX] = AL
}

// Waits until the port takes a byte. Changes EAX, ECX, EDX.
function AwaitSerial {
    EDX = #Serial_LineStatus
    ECX = .Patience
    while ECX != 0 {
        AL = Port[DX]
        AL ?& #Serial_RoomForOne
        if !0 goto Ready
        ECX--
    }
Ready:
    .Patience = ECX
}

// QEMU exits at the first write, Bochs at the last letter; any other machine halts.
function Leave {
    EAX = #ExitCode_Panic
    EDX = #Power_QemuDebugExit
    Port[DX] = EAX
    EDX = #Power_BochsShutdown
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
