using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Processors;

/// <summary>The kernel's segments and its one task state, which names the interrupt stacks.</summary>
[Plug("DescriptorTables.xs")]
internal static unsafe class DescriptorTables
{
    /// <summary>Selector of 64-bit ring 0 code, entry 1 of the table in <c>DescriptorTables.xs</c>.</summary>
    public const ushort CodeSelector = 0x08;

    private const int TaskEntry = 3;

    // Intel SDM vol. 3A, 8.2.3: present, ring 0, available 64-bit TSS.
    private const ulong AvailableTask = 0x0000_8900_0000_0000;

    [PerCpu]
    private static TaskState _task;

    /// <summary>Gives the CPU its interrupt stacks. Called once, before the first gate is in use.</summary>
    public static void Load()
    {
        TaskState* task = Static.AddressOf(ref _task);
        for (int stack = 0; stack < KernelStacks.InterruptStacks; stack++)
            task->InterruptStacks[stack] = KernelStacks.Top((StackName)stack);

        task->IoMapBase = (ushort)sizeof(TaskState);

        ulong address = (ulong)task;
        ulong* entry = GlobalTable() + TaskEntry;
        entry[0] = AvailableTask
            | (uint)(sizeof(TaskState) - 1)
            | ((address & 0x00FF_FFFF) << 16)
            | ((address & 0xFF00_0000) << 32);
        entry[1] = address >> 32;
        LoadTaskRegister(TaskEntry * sizeof(ulong));
    }

    /// <summary>The global descriptor table.</summary>
    [PlugMethod]
    internal static extern ulong* GlobalTable();

    [PlugMethod]
    private static extern void LoadTaskRegister(int selector);
}
