namespace Golden
thread var Cpu qword
thread var Depth = 5
thread var Slots qword[4]

function Form {
    RAX = .Cpu
    .Cpu = RAX
    .Depth + 1
    dword .Cpu = 5
    RCX = .Slots[8]
    RAX = @.Cpu
    R8 = @.Slots[16]
    lock .Depth++
}
