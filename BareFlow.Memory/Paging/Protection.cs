using BareFlow.Memory.Registers;
using IL2CPU.API;

namespace BareFlow.Memory.Paging;

/// <summary>The protections of the CPU beside the tables, and the features that it has.</summary>
[Plug("Protection.xs")]
public static class Protection
{
    /// <summary>Turns on no-execute pages, write-protect in ring 0, global pages, and, if CPUID has them, SMEP, SMAP and
    /// UMIP; gives the PAT an entry for combined writes; then makes <paramref name="root"/> the PML4.</summary>
    /// <remarks>Once, at boot, with interrupts off. The caller makes sure that the new tables map the code, the stack and the data
    /// that it uses afterwards.</remarks>
    [PlugMethod]
    public static extern void Activate(PhysAddr root);

    /// <summary>The value of <see cref="State"/> when no-execute pages and write-protect in ring 0 are on: the bits of EFER and
    /// CR0.</summary>
    public const uint NoExecuteAndWriteProtect = Efer.NoExecute | Cr0.WriteProtect;

    /// <summary>Which of <see cref="NoExecuteAndWriteProtect"/> are on.</summary>
    [PlugMethod]
    public static extern uint State();

    /// <summary>1 when the CPU has pages of 1 GiB, else 0.</summary>
    [PlugMethod]
    public static extern uint HasGiantPages();

    /// <summary>The PML4 that <c>CR3</c> points to now.</summary>
    [PlugMethod]
    public static extern PhysAddr Root();
}
