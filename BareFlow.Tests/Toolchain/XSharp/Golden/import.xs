namespace Golden
import kernel_main
import Table

function Form {
    kernel_main()
    call kernel_main
    RAX = @kernel_main
    RAX = Table
    EAX = Table[8]
    Table[16] = AL
    qword Table = 5
    goto kernel_main
}

var Pointer qword = @kernel_main
