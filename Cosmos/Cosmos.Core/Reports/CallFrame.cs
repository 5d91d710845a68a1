using Cosmos.Core.Exceptions;
using Cosmos.Core.Image;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Reports;

/// <summary>A place in the chain of calls: the address of the code, and the values of its stack registers there.</summary>
/// <remarks>Compiled code keeps the address of its frame in RBP; the frame has the caller's RBP and the return address. X# and
/// small compiled functions have no frame, and no function has one before its prologue is done: there the return address is the first
/// word up the stack that points behind a call.</remarks>
internal unsafe struct CallFrame
{
    private const ulong Word = sizeof(ulong);

    // The ways to call: E8 and 4 bytes; FF and 1 to 6 bytes (Intel SDM vol. 2A, CALL).
    private const byte CallNear = 0xE8;
    private const byte CallIndirect = 0xFF;
    private const int LongestIndirect = 7;
    private const int NearBytes = 5;

    /// <summary>The return address of the handler for a diverted thread: as <see cref="Vectors.AfterHandler"/>, but on the
    /// thread's own stack. Set when there are threads.</summary>
    [SetAtBoot]
    public static ulong AfterThreadHandler;

    public ulong Rip, Rsp, Rbp;

    /// <summary>An address inside the calling instruction: a return address is that of the next one.</summary>
    public ulong Place;

    /// <summary>Makes this the interrupted code.</summary>
    public void Enter(InterruptContext* context)
    {
        Rip = Place = context->Rip;
        Rsp = context->Rsp;
        Rbp = context->Rbp;
    }

    /// <summary>Makes this the caller of a function that keeps its caller's RBP in the word below the return address.</summary>
    public void EnterCaller(ulong* returnAddress) => TryReturn(returnAddress, returnAddress[-1]);

    /// <summary>Makes this the caller.</summary>
    /// <param name="symbols">The function that this is in.</param>
    /// <param name="isKnown">Whether there is one.</param>
    /// <returns>False at the end of the chain.</returns>
    public bool TryLeave(ref SymbolTable symbols, bool isKnown)
    {
        if (Rip == Vectors.AfterHandler() || Rip == AfterThreadHandler)
        {
            Enter((InterruptContext*)(Rbp + 2 * Word));
            return true;
        }

        if (!isKnown && Place != Rip)
            return false;

        bool hasFrame = isKnown && symbols.HasFrame && Place - symbols.Function >= symbols.Prologue;
        return (!hasFrame && TryScan()) || (isKnown && TryLeave());
    }

    /// <summary>Makes this the caller, by the frame at RBP.</summary>
    public bool TryLeave() => IsOnStack(Rbp) && TryReturn((ulong*)Rbp + 1, *(ulong*)Rbp);

    private bool TryScan()
    {
        if (!StackRange.TryFind(Rsp, out StackRange stack))
            return false;

        ulong lowest = stack.Bottom;
        ulong end = IsOnStack(Rbp) ? Rbp : stack.Top;
        for (ulong at = (Rsp > lowest ? Rsp : lowest) & ~(Word - 1); at < end; at += Word)
        {
            if (IsReturnAddress(*(ulong*)at))
                return TryReturn((ulong*)at, Rbp);
        }

        return false;
    }

    private bool TryReturn(ulong* address, ulong rbp)
    {
        Rip = *address;
        Place = Rip - 1;
        Rsp = (ulong)(address + 1);
        Rbp = rbp;
        return Rip != 0;
    }

    /// <summary>Whether two words can be read at a higher address of the same stack.</summary>
    private readonly bool IsOnStack(ulong address) =>
        address % Word == 0
        && address >= Rsp
        && StackRange.TryFind(address, out StackRange stack)
        && address < stack.Top - Word
        && address >= stack.Bottom
        && Rsp >= stack.Guard;

    private static bool IsReturnAddress(ulong value)
    {
        if (value <= ImageLayout.Start() + LongestIndirect || value >= ImageLayout.TextEnd())
            return false;

        var code = (byte*)value;
        bool isCall = code[-NearBytes] == CallNear;
        for (int bytes = 2; bytes <= LongestIndirect; bytes++)
            isCall |= code[-bytes] == CallIndirect;

        return isCall;
    }
}
