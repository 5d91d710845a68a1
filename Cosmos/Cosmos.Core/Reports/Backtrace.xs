namespace Backtrace

function FramePointer() {
    RAX = RBP
}
