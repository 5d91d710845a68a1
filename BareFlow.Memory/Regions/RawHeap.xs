// The raw heap: one region, base <= break <= limit, moved only with checks.
namespace RawHeap

var HeapBase qword
var HeapBreak qword
var HeapLimit qword

function Initialize(RDI start, RSI limit) {
    .HeapBase = start
    .HeapBreak = start
    .HeapLimit = limit
}

// The room is limit - break, which cannot wrap; break + bytes could.
function Grow(RDI bytes) {
    EAX = 0
    RCX = .HeapLimit
    RCX - .HeapBreak
    if bytes > RCX return
    .HeapBreak + bytes
    EAX = 1
}

function Shrink(RDI bytes) {
    EAX = 0
    RCX = .HeapBreak
    RCX - .HeapBase
    if bytes > RCX return
    .HeapBreak - bytes
    EAX = 1
}

function Base() {
    RAX = .HeapBase
}

function Break() {
    RAX = .HeapBreak
}

function Limit() {
    RAX = .HeapLimit
}
