// Functions by the x87 unit (Intel SDM vol. 1, 8.3). Each takes the addresses of its arguments and leaves the result in the
// first. The unit is set to 64 bits of mantissa, as FNINIT leaves it.
namespace Mathematics

// FSIN and its kin take arguments below 2^63; a larger one is first taken modulo 2 pi.
function Reduce {
    //! fld qword ptr [rdi]
    //! fldpi
    //! fadd st(0), st(0)
    //! fxch st(1)
Again:
    //! fprem1
    //! fnstsw ax
    AX ?& $400
    if !0 goto Again
    //! fstp st(1)
}

function Sine(RDI x) {
    //! fld qword ptr [rdi]
    //! fsin
    //! fnstsw ax
    AX ?& $400
    if 0 goto Done
    //! fstp st(0)
    Reduce()
    //! fsin
Done:
    //! fstp qword ptr [rdi]
}

function Cosine(RDI x) {
    //! fld qword ptr [rdi]
    //! fcos
    //! fnstsw ax
    AX ?& $400
    if 0 goto Done
    //! fstp st(0)
    Reduce()
    //! fcos
Done:
    //! fstp qword ptr [rdi]
}

function Tangent(RDI x) {
    //! fld qword ptr [rdi]
    //! fptan
    //! fnstsw ax
    AX ?& $400
    if 0 goto Done
    //! fstp st(0)
    Reduce()
    //! fptan
Done:
    //! fstp st(0)
    //! fstp qword ptr [rdi]
}

function ArcTangent(RDI y, RSI x) {
    //! fld qword ptr [rdi]
    //! fld qword ptr [rsi]
    //! fpatan
    //! fstp qword ptr [rdi]
}

// ST0 to the power of 2 in ST0: the whole part scales what F2XM1 makes of the rest.
function RaiseTwo {
    //! fld st(0)
    //! frndint
    //! fsub st(1), st(0)
    //! fxch st(1)
    //! f2xm1
    //! fld1
    //! faddp st(1), st(0)
    //! fscale
    //! fstp st(1)
}

// Where the result is no number that a double holds, the caller knows it.
function Exponential(RDI x) {
    //! fld qword ptr [rdi]
    //! fldl2e
    //! fmulp st(1), st(0)
    RaiseTwo()
    //! fstp qword ptr [rdi]
}

// e^x - 1 for x from -0.5 to 0.5.
function ExponentialMinusOne(RDI x) {
    //! fld qword ptr [rdi]
    //! fldl2e
    //! fmulp st(1), st(0)
    //! f2xm1
    //! fstp qword ptr [rdi]
}

function NaturalLogarithm(RDI x) {
    //! fldln2
    //! fld qword ptr [rdi]
    //! fyl2x
    //! fstp qword ptr [rdi]
}

function BinaryLogarithm(RDI x) {
    //! fld1
    //! fld qword ptr [rdi]
    //! fyl2x
    //! fstp qword ptr [rdi]
}

function DecimalLogarithm(RDI x) {
    //! fldlg2
    //! fld qword ptr [rdi]
    //! fyl2x
    //! fstp qword ptr [rdi]
}

// x > 0.
function Power(RDI x, RSI y) {
    //! fld qword ptr [rsi]
    //! fld qword ptr [rdi]
    //! fyl2x
    RaiseTwo()
    //! fstp qword ptr [rdi]
}

function Remainder(RDI x, RSI y) {
    //! fld qword ptr [rsi]
    //! fld qword ptr [rdi]
Again:
    //! fprem
    //! fnstsw ax
    AX ?& $400
    if !0 goto Again
    //! fstp st(1)
    //! fstp qword ptr [rdi]
}

function Root(RDI x) {
    //! sqrtsd xmm0, [rdi]
    //! movsd [rdi], xmm0
}

function ScaleBy(RDI x, RSI power) {
    //! fld qword ptr [rsi]
    //! fld qword ptr [rdi]
    //! fscale
    //! fstp st(1)
    //! fstp qword ptr [rdi]
}

function AddProduct(RDI x, RSI y, RDX z) {
    //! fld qword ptr [rdi]
    //! fmul qword ptr [rsi]
    //! fadd qword ptr [rdx]
    //! fstp qword ptr [rdi]
}
