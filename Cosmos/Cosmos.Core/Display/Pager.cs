using Cosmos.Core.Console;
using Cosmos.Core.Input;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Core.Display;

/// <summary>Gives a person time to read what is on the screen, and lets the keyboard show what went off its top.</summary>
/// <remarks>For the end of a run: it asks the keyboard itself, so interrupts may be off.</remarks>
[OwnedBy("the end of the run")]
internal static class Pager
{
    private const byte Escape = 0x1B;

    private static bool _isOpen;
    private static int _rowsBack;

    /// <summary>Waits until a time has passed without a key; after the first key, for good.</summary>
    /// <param name="seconds">How long; 0 for ever.</param>
    public static void Show(ulong seconds)
    {
        // A fault in here is reported, and comes here once more.
        if (_isOpen)
            return;

        _isOpen = true;
        if (ScrollBack.Rows > 0 && Terminal.UsesScreen)
            Terminal.WriteLine("Page Up and Page Down show the rest; a key keeps the machine on."u8);

        ulong end = Clock.Nanoseconds + seconds * Clock.Second;
        bool isKept = seconds == 0;
        while (isKept || Clock.Nanoseconds < end)
        {
            if (!Keyboard.TryRead(out byte key))
                continue;

            isKept = true;
            Move(key == Escape ? RowsOfSequence() : 0);
        }
    }

    /// <summary>How many rows up a key goes: <c>ESC [ A</c> is an arrow, <c>ESC [ 5 ~</c> a page.</summary>
    private static int RowsOfSequence()
    {
        int page = Screen.Count / Screen.Columns - 1;
        Keyboard.TryTakeTyped(out _);
        Keyboard.TryTakeTyped(out byte kind);
        return kind switch
        {
            (byte)'A' => 1,
            (byte)'B' => -1,
            (byte)'5' => page,
            (byte)'6' => -page,
            (byte)'H' => ScrollBack.Rows,
            (byte)'F' => -ScrollBack.Rows,
            _ => 0,
        };
    }

    private static void Move(int rows)
    {
        int target = _rowsBack + rows;
        if (target > ScrollBack.Rows)
            target = ScrollBack.Rows;

        _rowsBack = target < 0 ? 0 : target;
        if (rows != 0)
            Screen.ShowBack(_rowsBack);
    }
}
