using System;
using BareFlow.Memory;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using BareFlow.Memory.Regions;
using Cosmos.Core.Console;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Image;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Reports;
using Cosmos.Core.Strings;
using Cosmos.Core.Threads;

namespace Cosmos.Core.Faults;

/// <summary>Explains the numbers of an exception in words.</summary>
internal static unsafe class FaultCause
{
    // Intel SDM vol. 3A, 4.7: the error code of a page fault.
    private const ulong Present = 1;
    private const ulong ForWrite = 2;
    private const ulong ReservedBit = 8;
    private const int PageFaultBits = 7;

    // Intel SDM vol. 3A, 6.13: the error code that names a selector.
    private const ulong External = 1;
    private const int TableShift = 1;
    private const ulong TableMask = 3;
    private const int IndexShift = 3;

    private const int CanonicalShift = 47;
    private const int GeneralRegisters = 15;
    private const ulong PoisonedTop = ulong.MaxValue / byte.MaxValue * HardenedAllocator<RawHeapSource>.PoisonByte >> CanonicalShift;

    /// <summary>In the order of <see cref="Cause"/>.</summary>
    private static ReadOnlySpan<byte> Causes =>
        "\na damaged page table\na call or a jump through a null pointer\nthe execution of what is no code\n"u8 +
        "a call or a jump through a bad pointer\na null pointer was followed\na write to code\na write to constants\n"u8 +
        "the use of a freed heap block\na bad pointer was followed\n"u8 +
        "a call or a jump through a pointer that is not canonical\n"u8 +
        "the use of a freed heap block, which is filled with 0xDF\n"u8 +
        "a misaligned SSE access; look at the stack's alignment first\na pointer that is not canonical was followed\n"u8 +
        "an access past an end of the heap\n"u8;

    /// <summary>Vector by vector: mnemonic and name (Intel SDM vol. 3A, table 6-1), and what an exception without further
    /// clues most likely means.</summary>
    private static ReadOnlySpan<byte> Names =>
        "#DE divide error:a division by zero, or a quotient that is too large\n"u8 +
        "#DB debug:a breakpoint or a single step, with no debugger\n"u8 +
        "NMI:the hardware reports a failure\n"u8 +
        "#BP breakpoint:a breakpoint instruction, with no debugger\n"u8 +
        "#OF overflow:an arithmetic overflow\n"u8 +
        "#BR bound range:an index out of its bounds\n"u8 +
        "#UD invalid opcode:code that must not be reached, or that was overwritten\n"u8 +
        "#NM no FPU:an FPU or SSE instruction while CR0.TS or CR0.EM is set\n"u8 +
        "#DF double fault:a fault while another was delivered\n"u8 +
        "(9):\n"u8 +
        "#TS invalid TSS:a damaged task state\n"u8 +
        "#NP no segment:a segment or a gate that is not present\n"u8 +
        "#SS stack segment:a stack segment that is not present, or a non-canonical stack pointer\n"u8 +
        "#GP general protection:a bad selector, or what only other modes allow\n"u8 +
        "#PF page fault:\n(15):\n"u8 +
        "#MF x87 error:an x87 operation that is not masked\n"u8 +
        "#AC alignment:a misaligned access under CR0.AM\n"u8 +
        "#MC machine check:the CPU reports broken hardware\n"u8 +
        "#XM SIMD error:an SSE operation that is not masked\n"u8 +
        "#VE virtualization:a page that the hypervisor guards\n"u8 +
        "#CP control protection:a return address that was overwritten\n"u8;

    /// <summary>Writes the name of a vector.</summary>
    public static void WriteName(ulong vector)
    {
        ReadOnlySpan<byte> line = LineOf(vector);
        Terminal.Write(Text.Take(ref line, (byte)':'));
    }

    /// <summary>Writes a line for the error code, if there is one.</summary>
    public static void WriteErrorCode(InterruptContext* context)
    {
        ulong code = context->ErrorCode;
        bool isPageFault = context->Vector == (ulong)Fault.PageFault;
        if (code == 0 && !isPageFault)
            return;

        Report.Print("*** error code %x:"u8, code);
        if (isPageFault)
            WritePageFault(code);
        else
            WriteSelector(code);
    }

    /// <summary>Writes what lies at an address, and ends the line.</summary>
    public static void WriteLocation(ulong address)
    {
        Terminal.Write(KernelMemory.Describe(new VirtAddr(address), out MemoryPlace place));
        if (StackRange.TryFind(address, out _))
            WriteStackName(": the "u8, address);
        else if (place == MemoryPlace.Heap)
            Terminal.Write(Text.Nth(": no block,: a live block,: a freed block,"u8, (int)Heap.StateAt(address), (byte)','));

        Terminal.Write("\n"u8);
    }

    /// <summary>Writes one sentence that says what most likely happened, and ends the line.</summary>
    public static void Write(InterruptContext* context, ulong address)
    {
        var fault = (Fault)context->Vector;
        bool isDouble = fault == Fault.DoubleFault;
        if ((isDouble || fault == Fault.PageFault) && IsGuard(isDouble ? context->Rsp - 1 : address))
        {
            WriteStackName("an overflow of the "u8, isDouble ? context->Rsp - 1 : address);
        }
        else
        {
            Cause cause = fault == Fault.PageFault ? OfPageFault(context, address) : OfProtection(context, fault);
            Terminal.Write(cause != Cause.None ? Text.Nth(Causes, (int)cause, (byte)'\n') : Default(context->Vector));
        }

        Terminal.Write("\n"u8);
    }

    private static ReadOnlySpan<byte> LineOf(ulong vector) => Text.Nth(Names, (int)vector, (byte)'\n');

    private static ReadOnlySpan<byte> Default(ulong vector)
    {
        ReadOnlySpan<byte> line = LineOf(vector);
        Text.Take(ref line, (byte)':');
        return line.Length > 0 ? line : "unknown; nothing raises this vector"u8;
    }

    /// <summary>A word for each bit: the meaning if it is set, and if it is not.</summary>
    private static void WritePageFault(ulong code)
    {
        for (int bit = 0; bit < PageFaultBits; bit++)
        {
            bool isSet = (code >> bit & 1) != 0;
            ReadOnlySpan<byte> word = Text.Nth(
                isSet ? "protection write user reserved-bit fetch key shadow-stack"u8 : "not-present read"u8, bit, (byte)' ');
            if (word.Length > 0)
                Terminal.Write(" "u8);

            Terminal.Write(word);
        }

        Terminal.Write("\n"u8);
    }

    private static void WriteSelector(ulong code)
    {
        Terminal.Write(" "u8);
        Terminal.Write(Text.Nth("GDT IDT LDT IDT"u8, (int)(code >> TableShift & TableMask), (byte)' '));
        Terminal.Print(" entry %d"u8, code >> IndexShift);
        Terminal.Write((code & External) != 0 ? ", while an event was delivered\n"u8 : "\n"u8);
    }

    private static void WriteStackName(ReadOnlySpan<byte> before, ulong address)
    {
        Terminal.Write(before);
        if (KernelStacks.TryFind(address, out StackName stack))
        {
            Terminal.Write(Text.Nth(KernelStacks.Names, (int)stack, (byte)' '));
            Terminal.Write(" stack"u8);
        }
        else
        {
            Thread* thread = Scheduler.FindStack(address);
            Terminal.Print("stack of thread %d "u8, thread->Id);
            Terminal.Write(thread->Name);
        }
    }

    private static bool IsGuard(ulong address) =>
        StackRange.TryFind(address, out StackRange stack) && address < stack.Bottom;

    private static Cause OfPageFault(InterruptContext* context, ulong address)
    {
        ulong code = context->ErrorCode;
        if ((code & ReservedBit) != 0)
            return Cause.PageTable;

        if (address == context->Rip)
        {
            return address < VirtPage.Size ? Cause.NullCall
                : (code & Present) != 0 ? Cause.DataCall
                : Cause.BadCall;
        }

        if (address < VirtPage.Size)
            return Cause.Null;

        if ((code & (Present | ForWrite)) == (Present | ForWrite) && address < ImageLayout.ReadOnlyEnd())
            return address < ImageLayout.TextEnd() ? Cause.CodeWrite : Cause.ConstantWrite;

        KernelMemory.Describe(new VirtAddr(address), out MemoryPlace place);
        return place == MemoryPlace.HeapGuard ? Cause.HeapEnd
            : Heap.StateAt(address) == HeapState.Freed ? Cause.Freed
            : Cause.BadPointer;
    }

    private static Cause OfProtection(InterruptContext* context, Fault fault)
    {
        if (context->ErrorCode != 0 || fault is not (Fault.GeneralProtection or Fault.StackFault))
            return Cause.None;

        if (!IsCanonical(context->Rip))
            return Cause.WildCall;

        Cause cause = IsAlignedMove((byte*)context->Rip) ? Cause.Misaligned : Cause.None;
        for (int register = 0; register < GeneralRegisters; register++)
        {
            ulong value = ((ulong*)context)[register];
            if (value >> CanonicalShift == PoisonedTop)
                return Cause.Poisoned;

            if (cause == Cause.None && !IsCanonical(value))
                cause = Cause.Wild;
        }

        return cause;
    }

    /// <summary>Whether an instruction is one of those that demand an operand on a multiple of 16: MOVAPS and MOVAPD, MOVNTPS
    /// and MOVNTDQ, MOVDQA.</summary>
    private static bool IsAlignedMove(byte* code)
    {
        bool isWide = *code == 0x66;
        code += isWide ? 1 : 0;
        code += (*code & 0xF0) == 0x40 ? 1 : 0;
        return code[0] == 0x0F
            && (code[1] is 0x28 or 0x29 or 0x2B || (isWide && code[1] is 0x6F or 0x7F or 0xE7));
    }

    private static bool IsCanonical(ulong address) => address + (1UL << CanonicalShift) >> (CanonicalShift + 1) == 0;

    private enum Cause : byte
    {
        None, PageTable, NullCall, DataCall, BadCall, Null, CodeWrite, ConstantWrite, Freed, BadPointer, WildCall, Poisoned,
        Misaligned, Wild, HeapEnd,
    }
}
