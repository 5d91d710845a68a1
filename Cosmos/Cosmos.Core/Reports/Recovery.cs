using IL2CPU.API;

namespace Cosmos.Core.Reports;

/// <summary>Goes back to a place in the program from wherever it has come to, an interrupt handler on another stack
/// included: C's <c>setjmp</c> and <c>longjmp</c>.</summary>
/// <remarks>
/// <para>Use it so, where the caller neither returns nor ends its frame between the two:</para>
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
/// <para>Locals that change after <see cref="Save"/> have any value after <see cref="Resume"/>: keep them in a struct that is
/// passed by reference, or in static fields.</para>
/// </remarks>
[Plug("Recovery.xs")]
public static unsafe class Recovery
{
    /// <summary>What <see cref="Save"/> returns after a fault or a panic that was reported.</summary>
    public const ulong AfterFault = 1;

    /// <summary>Where faults and panics resume once they are reported; null when they end the machine's run.</summary>
    [OwnedBy("who attempts something that may fault, one at a time: the self-tests")]
    public static RecoveryPoint* Current;

    /// <summary>Notes where this call returns to, with the stack and the flags, the interrupt flag among them.</summary>
    /// <returns>0; and again, not 0, each time that somebody resumes there.</returns>
    [PlugMethod]
    public static extern ulong Save(RecoveryPoint* point);

    /// <summary>Makes the call of <see cref="Save"/> that filled <paramref name="point"/> return once more. Never returns. A
    /// handler of an interrupt tells the interrupt controller before it calls this.</summary>
    /// <param name="point">The caller of <see cref="Save"/> must not have returned since.</param>
    /// <param name="value">What the call returns; not 0.</param>
    [PlugMethod]
    public static extern void Resume(RecoveryPoint* point, ulong value);
}
