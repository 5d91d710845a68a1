using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Processors;

/// <summary>The kernel's segments and its one task state, which names the interrupt stacks.</summary>
[Plug("DescriptorTables.xs")]
internal static unsafe class DescriptorTables
{
    /// <summary>Selector of 64-bit ring 0 code, entry 1 of the table in <c>DescriptorTables.xs</c>.</summary>
    public const ushort CodeSelector = 0x08;

    /// <summary>Selector of data in ring 0, entry 2.</summary>
    public const ushort DataSelector = 0x10;

    /// <summary>Selector of the task state, which takes entries 3 and 4.</summary>
    public const ushort TaskSelector = TaskEntry * EntrySize;

    /// <summary>The limit of the table: its last byte.</summary>
    internal const ushort Limit = (TaskEntry + 2) * EntrySize - 1;

    /// <summary>Where in an entry the byte is that says what the segment is and whether it is there.</summary>
    internal const int AccessByte = 5;

    private const int EntrySize = sizeof(ulong);
    private const int TaskEntry = 3;

    /// <summary>The <see cref="AccessByte"/> of an available 64-bit task state, present, ring 0 (Intel SDM vol. 3A, 8.2.3).</summary>
    private const byte AvailableTask = 0x89;

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
        entry[0] = (ulong)AvailableTask << (AccessByte * 8)
            | (uint)(sizeof(TaskState) - 1)
            | ((address & 0x00FF_FFFF) << 16)
            | ((address & 0xFF00_0000) << 32);
        entry[1] = address >> 32;
        LoadTaskRegister(TaskSelector);
    }

    /// <summary>The global descriptor table.</summary>
    [PlugMethod]
    internal static extern ulong* GlobalTable();

    [PlugMethod]
    private static extern void LoadTaskRegister(int selector);
}
