using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>&lt;ucontext.h&gt;</c> (POSIX.1-2001): several paths of execution that one thread takes in turn, each on its stack.</summary>
[Plug("Contexts.xs")]
internal static unsafe class Contexts
{
    private const int RegisterArguments = 6;
    private const ulong StackAlignment = 16;

    /// <summary>Goes on where a context is.</summary>
    [RuntimeExport("setcontext")]
    private static int Set(UserContext* context)
    {
        Signals.SetBlocked(context->Mask);
        Resume(context);
        return 0;
    }

    /// <summary>The end of <c>getcontext</c>: keeps what is blocked.</summary>
    [RuntimeExport("Contexts_Keep")]
    private static int Keep(UserContext* context)
    {
        context->Floating = &context->ControlWord;
        context->Mask = Scheduler.Current->BlockedSignals;
        return 0;
    }

    /// <summary>The end of <c>swapcontext</c>.</summary>
    [RuntimeExport("Contexts_Switch")]
    private static int Switch(UserContext* kept, UserContext* next)
    {
        Keep(kept);
        return Set(next);
    }

    /// <summary>The work of <c>makecontext</c>: the context calls a function on its stack.</summary>
    /// <param name="context">The context, which <c>getcontext</c> filled and the caller gave a stack.</param>
    /// <param name="function">The function.</param>
    /// <param name="count">How many arguments of type <c>int</c> it gets; pointers arrive whole, as in glibc.</param>
    /// <param name="arguments">The arguments.</param>
    [RuntimeExport("Contexts_Make")]
    private static void Make(UserContext* context, ulong function, int count, VaList* arguments)
    {
        int onStack = count > RegisterArguments ? count - RegisterArguments : 0;
        ulong top = context->StackBottom + context->StackBytes - (ulong)onStack * sizeof(ulong);
        var stack = (ulong*)((top & ~(StackAlignment - 1)) - sizeof(ulong));
        stack[0] = Ending();
        context->Rsp = (ulong)stack;
        context->Rip = function;
        context->Rbp = 0;
        context->Rbx = (ulong)context->Link;
        for (int index = 0; index < count; index++)
        {
            ulong value = arguments->Next();
            switch (index)
            {
                case 0: context->Rdi = value; break;
                case 1: context->Rsi = value; break;
                case 2: context->Rdx = value; break;
                case 3: context->Rcx = value; break;
                case 4: context->R8 = value; break;
                case 5: context->R9 = value; break;
                default: stack[1 + index - RegisterArguments] = value; break;
            }
        }
    }

    [PlugMethod]
    private static extern void Resume(UserContext* context);

    [PlugMethod]
    private static extern ulong Ending();
}
