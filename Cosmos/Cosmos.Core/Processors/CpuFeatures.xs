namespace CpuFeatures

function Query(EDI leaf, ESI subleaf, RDX registers) {
    R8 = RBX
    R9 = RDX
    EAX = leaf
    ECX = subleaf
    cpuid
    R9[0] = EAX
    R9[4] = EBX
    R9[8] = ECX
    R9[12] = EDX
    RBX = R8
}
