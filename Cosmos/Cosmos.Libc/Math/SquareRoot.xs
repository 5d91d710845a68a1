// C's sqrt and sqrtf: the instruction, which rounds correctly (Intel SDM vol. 2B, SQRTSD). Code that is not optimised calls
// them.
namespace SquareRoot

export Double as 'sqrt'
export Single as 'sqrtf'

function Double {
    //! sqrtsd xmm0, xmm0
}

function Single {
    //! sqrtss xmm0, xmm0
}
