namespace Golden
var Start byte[16]
var End

function Form {
    if RAX = @.End return
    if RAX < @.Start[8] {
        RAX ?= @Form
    }
    RCX + @.Start
}

bits 32
function Narrow {
    if ESI >= @.End return
    EAX ?= @.Start
}
