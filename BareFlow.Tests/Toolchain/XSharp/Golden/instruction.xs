namespace Golden
function Form {
    nop
    PAUSE
    hlt
    cli
    sti
    cld
    std
    clc
    stc
    cmc
    clts
    cpuid
    rdtsc
    lfence
    mfence
    sfence
    int3
    ud2
    wbinvd
    xgetbv
    xsetbv
}

bits 32
function Narrow {
    NOP
    cpuid
}
