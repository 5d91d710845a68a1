using IL2CPU.API;

namespace Cosmos.Core;

/// <summary>The kernel's segments and its one task state, with a stack for faults and one for double faults.</summary>
/// <remarks>Every gate runs on an interrupt stack: code compiled with a red zone keeps data below its stack pointer, and
/// a fault may be about the stack itself (Intel SDM vol. 3A, 6.14.5).</remarks>
[Plug("DescriptorTables.xs")]
internal static unsafe class DescriptorTables
{
    /// <summary>Selector of 64-bit ring 0 code, entry 1 of the table in <c>DescriptorTables.xs</c>.</summary>
    public const ushort CodeSelector = 0x08;

    /// <summary>Index, from 1, of the interrupt stack that faults run on.</summary>
    public const byte FaultStack = 1;

    /// <summary>Index, from 1, of the interrupt stack that double faults, NMIs and machine checks run on.</summary>
    public const byte LastResortStack = 2;

    private const int TaskEntry = 3;

    // Intel SDM vol. 3A, 8.2.3: present, ring 0, available 64-bit TSS.
    private const ulong AvailableTask = 0x0000_8900_0000_0000;

    private static TaskState _task;

    /// <summary>Gives the CPU its interrupt stacks. Called once, before the first gate is in use.</summary>
    public static void Load()
    {
        TaskState* task = Static.AddressOf(ref _task);
        task->Ist1 = KernelStacks.TopOf(FaultStack);
        task->Ist2 = KernelStacks.TopOf(LastResortStack);
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

    [PlugMethod]
    private static extern ulong* GlobalTable();

    [PlugMethod]
    private static extern void LoadTaskRegister(int selector);
}
