using System.Runtime;
using Cosmos.Core.Threads;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>&lt;setjmp.h&gt;</c> (C17 and POSIX.1-2017). As in glibc, <c>setjmp</c> of the header does not keep what is blocked.
/// </summary>
[Plug("Jump.xs")]
internal static unsafe class Jump
{
    /// <summary>The end of <c>__sigsetjmp</c>: keeps what is blocked, if that is wanted.</summary>
    [RuntimeExport("__sigjmp_save")]
    private static int KeepMask(JumpTarget* target, int isWanted)
    {
        target->HasMask = isWanted != 0 ? 1 : 0;
        if (isWanted != 0)
            target->Mask = Scheduler.Current->BlockedSignals;

        return 0;
    }

    /// <summary>Goes back to where <c>setjmp</c> was called, which then returns a value, and never 0.</summary>
    [RuntimeExport("longjmp")]
    internal static void To(JumpTarget* target, int value)
    {
        if (target->HasMask != 0)
            Signals.SetBlocked(target->Mask);

        Resume(target, value == 0 ? 1 : value);
    }

    [RuntimeExport("_longjmp")]
    private static void ToAlias(JumpTarget* target, int value) => To(target, value);

    [RuntimeExport("siglongjmp")]
    private static void ToWithMask(JumpTarget* target, int value) => To(target, value);

    /// <summary>What programs call that were compiled with checks. The stack is not checked: a thread may have several.</summary>
    [RuntimeExport("__longjmp_chk")]
    private static void ToChecked(JumpTarget* target, int value) => To(target, value);

    [PlugMethod]
    private static extern void Resume(JumpTarget* target, int value);
}
