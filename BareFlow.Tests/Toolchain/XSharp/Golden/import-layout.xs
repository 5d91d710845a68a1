import layout TaskState
import layout Foreign.TaskState as Task
namespace Golden

var State byte[#TaskState_Size]

function Form {
    RDI[#TaskState_Rsp0] = RSP
    RDI[#Task_Rsp1] = RSP
    word RDI[#TaskState_IoMapBase] = #TaskState_Size
    RAX = @RDI[#TaskState_Share]
}
