function Before {
}

namespace Boot
function Init {
    Before()
    .Init()
    Late_Init()
}

namespace Late
function Init {
    Boot_Init()
    Init()
}
