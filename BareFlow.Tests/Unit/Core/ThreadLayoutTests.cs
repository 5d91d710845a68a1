using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Threads;
using Cosmos.Libc;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>What C code sees has the sizes and the offsets of glibc 2.36 and Linux for x86-64.</summary>
public unsafe class ThreadLayoutTests
{
    // Offsets of ucontext_t: uc_mcontext.gregs, its REG_* indices, fpregs and uc_sigmask (sys/ucontext.h).
    private const int Registers = 40 / sizeof(ulong);
    private const int R8 = Registers;
    private const int Rax = Registers + 13;
    private const int Rsp = Registers + 15;
    private const int Rip = Registers + 16;
    private const int Error = Registers + 19;
    private const int TrapNumber = Registers + 20;
    private const int Cr2 = Registers + 22;
    private const int Floating = 224 / sizeof(ulong);
    private const int Mask = 296 / sizeof(ulong);

    [Fact]
    public void Objects_have_the_sizes_that_C_programs_reserve()
    {
        Assert.Equal(40, Unsafe.SizeOf<PthreadMutex>());
        Assert.Equal(48, Unsafe.SizeOf<PthreadCondition>());
        Assert.Equal(56, Unsafe.SizeOf<PthreadReadWriteLock>());
        Assert.Equal(56, Unsafe.SizeOf<PthreadAttributes>());
        Assert.Equal(152, Unsafe.SizeOf<SignalRequest>());
        Assert.Equal(128, Unsafe.SizeOf<SignalInformation>());
        Assert.Equal(968, Unsafe.SizeOf<SignalContext>());
    }

    /// <summary>What PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP sets: the int at 16.</summary>
    [Fact]
    public void A_mutex_may_be_made_recursive_by_its_initialiser()
    {
        PthreadMutex mutex = default;
        ((int*)&mutex)[4] = 1;
        Assert.Equal(0, PthreadMutex.Lock(&mutex));
        Assert.Equal(0, PthreadMutex.Lock(&mutex));
        Assert.Equal(0, PthreadMutex.Unlock(&mutex));
        Assert.Equal(0, PthreadMutex.Unlock(&mutex));
        Assert.Equal(Errno.EPERM, PthreadMutex.Unlock(&mutex));
    }

    [Fact]
    public void A_handler_finds_registers_where_glibc_has_them()
    {
        ThreadFrame frame = default;
        Number(&frame);
        SignalContext context = default;
        context.Fill(&frame, (void*)77, 99, default);
        var words = (ulong*)&context;
        Assert.Equal(frame.Context.R8, words[R8]);
        Assert.Equal(frame.Context.Rax, words[Rax]);
        Assert.Equal(frame.Context.Rsp, words[Rsp]);
        Assert.Equal(frame.Context.Rip, words[Rip]);
        Assert.Equal(frame.Context.ErrorCode, words[Error]);
        Assert.Equal(frame.Context.Vector, words[TrapNumber]);
        Assert.Equal(frame.Address, words[Cr2]);
        Assert.Equal(77UL, words[Floating]);
        Assert.Equal(99UL, words[Mask]);
    }

    [Fact]
    public void What_a_handler_changes_is_what_the_thread_goes_on_with()
    {
        ThreadFrame frame = default;
        Number(&frame);
        SignalContext context = default;
        context.Fill(&frame, null, 0, default);
        for (int register = 0; register <= Rip - Registers + 1; register++)
            ((ulong*)&context)[Registers + register] += 1000;

        ThreadFrame changed = frame;
        context.Restore(&changed);
        Assert.Equal(frame.Context.R15 + 1000, changed.Context.R15);
        Assert.Equal(frame.Context.Rdi + 1000, changed.Context.Rdi);
        Assert.Equal(frame.Context.Rip + 1000, changed.Context.Rip);
        Assert.Equal(frame.Context.Rflags + 1000, changed.Context.Rflags);
        Assert.Equal(frame.Context.Cs, changed.Context.Cs);
    }

    [Theory]
    [InlineData(0, 0, 8, 1, 5)]
    [InlineData(14, 0, 11, 1, 9)]
    [InlineData(14, 3, 11, 2, 9)]
    [InlineData(13, 0, 11, 0x80, 0)]
    [InlineData(6, 0, 4, 2, 5)]
    [InlineData(3, 0, 5, 0x80, 0)]
    [InlineData(8, 0, 0, 0, 0)]
    public void An_exception_is_the_signal_that_Linux_sends(
        ulong vector, ulong errorCode, int signal, int code, ulong value)
    {
        InterruptContext context = new() { Vector = vector, ErrorCode = errorCode, Rip = 5 };
        SignalInformation information = FaultSignal.Of(&context, 9);
        Assert.Equal((signal, code, value), (information.Signal, information.Code, information.Value));
        Assert.Equal(code, ((int*)&information)[2]);
        Assert.Equal(value, ((ulong*)&information)[2]);
    }

    private static void Number(ThreadFrame* frame)
    {
        for (int word = 0; word < sizeof(ThreadFrame) / sizeof(ulong); word++)
            ((ulong*)frame)[word] = (ulong)word + 1;
    }
}
