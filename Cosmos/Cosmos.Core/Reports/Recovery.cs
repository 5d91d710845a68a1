using IL2CPU.API;

namespace Cosmos.Core.Reports;

/// <summary>Jumps back to an earlier place in the program from anywhere, including an interrupt handler on another
/// stack: C's <c>setjmp</c> and <c>longjmp</c>.</summary>
/// <remarks>
/// <para>Use it as follows. The caller must neither return nor end its frame between the two calls:</para>
/// <code>
/// if (Recovery.Save(point) == 0)
/// {
///     Recovery.Current = point;
///     Attempt();
///     Recovery.Current = null;
/// }
/// else
/// {
///     // Attempt faulted, and Recovery.Current is null again.
/// }
/// </code>
/// <para>Locals that change after <see cref="Save"/> have an undefined value after <see cref="Resume"/>: keep them in a struct that is
/// passed by reference, or in static fields.</para>
/// </remarks>
[Plug("Recovery.xs")]
public static unsafe class Recovery
{
    /// <summary>What <see cref="Save"/> returns after a fault or a panic that was reported.</summary>
    public const ulong AfterFault = 1;

    /// <summary>Where faults and panics resume after their report; null when they end the run.</summary>
    [OwnedBy("who attempts something that may fault, one at a time: the self-tests")]
    public static RecoveryPoint* Current;

    /// <summary>Saves the return address of this call, with the stack and the flags, including the interrupt flag.</summary>
    /// <returns>0; and again, not 0, at each resume.</returns>
    [PlugMethod]
    public static extern ulong Save(RecoveryPoint* point);

    /// <summary>Makes the call of <see cref="Save"/> that filled <paramref name="point"/> return again. Never returns. An
    /// interrupt handler informs the interrupt controller before it calls this.</summary>
    /// <param name="point">The caller of <see cref="Save"/> must not have returned since.</param>
    /// <param name="value">The return value of that call; not 0.</param>
    [PlugMethod]
    public static extern void Resume(RecoveryPoint* point, ulong value);
}
