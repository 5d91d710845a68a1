
using Cosmos.Core.Exceptions;
using Cosmos.Core.Memory;

namespace Cosmos.Core.Threads;

/// <summary>Maps an exception of the CPU to a signal, with code and address as Linux gives them for x86-64.</summary>
internal static unsafe class FaultSignal
{
    private const int Illegal = 4;
    private const int Trap = 5;
    private const int Bus = 7;
    private const int Arithmetic = 8;
    private const int Segment = 11;

    private const int DivisionCode = 1;
    private const int InvalidFloatCode = 7;
    private const int OperandCode = 2;
    private const int TraceCode = 2;
    private const int MisalignedCode = 1;
    private const int NoSuchPlaceCode = 2;
    private const int NotMappedCode = 1;
    private const int NotAllowedCode = 2;
    private const ulong PageWasThere = 1;

    /// <summary>The signal, with number 0 if the exception is none.</summary>
    /// <param name="context">The interrupted context.</param>
    /// <param name="address">CR2, for a page fault.</param>
    public static SignalInformation Of(InterruptContext* context, ulong address)
    {
        ulong rip = context->Rip;
        return (Fault)context->Vector switch
        {
            Fault.DivideError => Make(Arithmetic, DivisionCode, rip),
            Fault.Debug => Make(Trap, TraceCode, rip),
            Fault.Breakpoint => Make(Trap, SignalInformation.FromKernel, 0),
            Fault.InvalidOpcode => Make(Illegal, OperandCode, rip),
            Fault.StackFault => Make(Bus, SignalInformation.FromKernel, 0),
            Fault.GeneralProtection => Make(Segment, SignalInformation.FromKernel, 0),
            Fault.PageFault when KernelMemory.IsBehindFile(address) => Make(Bus, NoSuchPlaceCode, address),
            Fault.PageFault => Make(
                Segment, (context->ErrorCode & PageWasThere) != 0 ? NotAllowedCode : NotMappedCode, address),
            Fault.X87Error or Fault.SimdError => Make(Arithmetic, InvalidFloatCode, rip),
            Fault.Alignment => Make(Bus, MisalignedCode, 0),
            _ => default,
        };
    }

    private static SignalInformation Make(int signal, int code, ulong value) =>
        new() { Signal = signal, Code = code, Value = value };
}
