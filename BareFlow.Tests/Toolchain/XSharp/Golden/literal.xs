namespace Golden

! nop
//! Golden_Mark: .quad 0x1122334455667788

function Form {
    //! hlt
    ! hlt
    //! mov rax, qword ptr [rip + Golden_Mark]   # Intel syntax, passed through
    //!cpuid
}
