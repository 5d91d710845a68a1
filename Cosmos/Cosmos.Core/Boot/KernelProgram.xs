namespace KernelProgram

import main

function RunProgram() {
    RSP - 8
    main()
    RSP + 8
}
