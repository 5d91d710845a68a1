using System.Runtime.InteropServices;

namespace Cosmos.Core;

/// <summary>The kernel's segment descriptors and its one task state, with a stack for faults and one for double faults.</summary>
/// <remarks>Every gate runs on an interrupt stack: code compiled with a red zone keeps data below its stack pointer, and
/// a fault may be about the stack itself (Intel SDM vol. 3A, 6.14.5).</remarks>
internal static unsafe class DescriptorTables
{
    /// <summary>Selector of 64-bit ring 0 code.</summary>
    public const ushort CodeSelector = 1 * EntrySize;

    /// <summary>Index, from 1, of the interrupt stack that faults run on.</summary>
    public const byte FaultStack = 1;

    /// <summary>Index, from 1, of the interrupt stack that double faults, NMIs and machine checks run on.</summary>
    public const byte LastResortStack = 2;

    private const int EntrySize = 8;
    private const uint TaskSelector = 3 * EntrySize;
    private const ulong StackAlignment = 16;

    // Intel SDM vol. 3A, 3.4.5 and 8.2.3: access byte in bits 40 to 47, flags in bits 52 to 55.
    private const ulong Code64 = 0x00AF_9A00_0000_FFFF;
    private const ulong Data = 0x00CF_9200_0000_FFFF;
    private const ulong AvailableTask = 0x0000_8900_0000_0000;

    private static Table _gdt;
    private static TaskState _task;
    private static InterruptStack _faultStack;
    private static InterruptStack _lastResortStack;

    /// <summary>Builds and loads the tables. Called once, before the first gate is in use.</summary>
    public static void Load()
    {
        fixed (TaskState* task = &_task)
        fixed (Table* gdt = &_gdt)
        {
            FillTask(task);
            FillGdt(gdt, (ulong)task);
            var pointer = new DescriptorTablePointer(gdt, sizeof(Table));
            Cpu.LoadGdt(&pointer);
            Cpu.LoadTaskRegister(TaskSelector);
        }
    }

    private static void FillTask(TaskState* task)
    {
        fixed (InterruptStack* fault = &_faultStack)
        fixed (InterruptStack* lastResort = &_lastResortStack)
        {
            task->Ist1 = TopOf(fault);
            task->Ist2 = TopOf(lastResort);
            task->IoMapBase = (ushort)sizeof(TaskState);
        }
    }

    private static void FillGdt(Table* gdt, ulong task)
    {
        gdt->Code = Code64;
        gdt->Data = Data;
        gdt->TaskLow = AvailableTask
            | (uint)(sizeof(TaskState) - 1)
            | ((task & 0x00FF_FFFF) << 16)
            | ((task & 0xFF00_0000) << 32);
        gdt->TaskHigh = task >> 32;
    }

    private static ulong TopOf(InterruptStack* stack) => (ulong)(stack + 1) & ~(StackAlignment - 1);

    [StructLayout(LayoutKind.Sequential)]
    private struct Table
    {
        public ulong Null;
        public ulong Code;
        public ulong Data;
        public ulong TaskLow;
        public ulong TaskHigh;
    }

    private struct InterruptStack
    {
        private const int Size = 16 * 1024;

        public fixed byte Bytes[Size];
    }
}
