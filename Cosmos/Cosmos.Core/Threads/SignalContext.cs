using System.Runtime.InteropServices;
using Cosmos.Core.Exceptions;

namespace Cosmos.Core.Threads;

/// <summary>What a handler is told of the thread, and may change: glibc's <c>ucontext_t</c> for x86-64.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SignalContext
{
    private const int StackSelectorShift = 48;

    private ulong _flags, _link, _stack, _stackFlags, _stackBytes;
    private ulong _r8, _r9, _r10, _r11, _r12, _r13, _r14, _r15, _rdi, _rsi, _rbp, _rbx, _rdx, _rax, _rcx, _rsp, _rip, _rflags;
    private ulong _selectors, _errorCode, _vector, _oldMask, _address;

    /// <summary>Where x87, SSE and AVX registers are: what is changed there is changed.</summary>
    private void* _floating;

    private fixed ulong _reserved[8];

    /// <summary>What the thread holds back once the handler is done.</summary>
    public ulong Blocked;

    // The rest of the set, an unused floating state, and a shadow stack.
    private fixed ulong _rest[15 + 64 + 4];

    /// <summary>Tells all of a thread that was taken aside.</summary>
    public void Fill(ThreadFrame* frame, void* floating, ulong blocked, in SignalStack handlerStack)
    {
        this = default;
        _stack = handlerStack.Bottom;
        _stackBytes = handlerStack.Bytes;
        _stackFlags = handlerStack.Bytes == 0 ? SignalStack.Disabled : handlerStack.Has(frame->Context.Rsp) ? SignalStack.InUse : 0;
        InterruptContext* from = &frame->Context;
        _r8 = from->R8;
        _r9 = from->R9;
        _r10 = from->R10;
        _r11 = from->R11;
        _r12 = from->R12;
        _r13 = from->R13;
        _r14 = from->R14;
        _r15 = from->R15;
        _rdi = from->Rdi;
        _rsi = from->Rsi;
        _rbp = from->Rbp;
        _rbx = from->Rbx;
        _rdx = from->Rdx;
        _rax = from->Rax;
        _rcx = from->Rcx;
        _rsp = from->Rsp;
        _rip = from->Rip;
        _rflags = from->Rflags;
        _selectors = from->Cs | from->Ss << StackSelectorShift;
        _errorCode = from->ErrorCode;
        _vector = from->Vector;
        _address = frame->Address;
        _floating = floating;
        Blocked = blocked;
    }

    /// <summary>Has the thread go on elsewhere, with a result in RAX.</summary>
    public void SkipTo(ulong address, ulong result)
    {
        _rip = address;
        _rax = result;
    }

    /// <summary>Has the thread go on with what the handler left.</summary>
    public readonly void Restore(ThreadFrame* frame)
    {
        InterruptContext* to = &frame->Context;
        to->R8 = _r8;
        to->R9 = _r9;
        to->R10 = _r10;
        to->R11 = _r11;
        to->R12 = _r12;
        to->R13 = _r13;
        to->R14 = _r14;
        to->R15 = _r15;
        to->Rdi = _rdi;
        to->Rsi = _rsi;
        to->Rbp = _rbp;
        to->Rbx = _rbx;
        to->Rdx = _rdx;
        to->Rax = _rax;
        to->Rcx = _rcx;
        to->Rsp = _rsp;
        to->Rip = _rip;
        to->Rflags = _rflags;
    }
}
