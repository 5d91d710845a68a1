using System;
using System.Runtime.CompilerServices;
using Cosmos.Core.Console;
using Cosmos.Core.Loader;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Display;

/// <summary>Rows of cells with a cursor, which scroll: the common form of all screens. Only the drawing of a cell differs.
/// </summary>
/// <remarks>The cells are in RAM; changed cells are drawn, and no screen is ever read. Text that comes before
/// the screen can be reached waits in the cells. One caller at a time; a fault handler that writes in the
/// middle of a text loses at most a character of it.</remarks>
[OwnedBy("who writes on the screen, one at a time; a report of a fault may break in")]
public static unsafe class Screen
{
    // The largest part of a larger screen that is used.
    private const int MaximumColumns = 256;
    private const int MaximumRows = 64;

    /// <summary>How far up in a cell its colour is.</summary>
    internal const int ColourShift = 8;

    private const ushort Blank = (byte)' ' | (byte)TextColour.Normal << ColourShift;
    private const byte Replacement = (byte)'?';

    /// <summary>A byte of UTF-8 that goes on with a character has <see cref="Utf8Continuation"/> in these bits.</summary>
    internal const int Utf8Mask = 0xC0;

    /// <summary>What <see cref="Utf8Mask"/> leaves of a byte that goes on with a character.</summary>
    internal const int Utf8Continuation = 0x80;

    private static int _cursor;
    private static int _shownCursor;

    [SetAtBoot]
    private static int _wholeColumns;
    [SetAtBoot]
    private static int _wholeRows;

    /// <summary>Cells in a row.</summary>
    public static int Columns { get; private set; }

    /// <summary>Whether there is a screen to write on.</summary>
    private static bool IsPresent => IsVgaText || Framebuffer.IsUsable;

    /// <summary>Whether the screen is in VGA text mode.</summary>
    [field: SetAtBoot]
    internal static bool IsVgaText { get; private set; }

    /// <summary>The cells, row by row: a character and, in the upper byte, its colour.</summary>
    internal static ushort* Cells => Static.AddressOf(ref Storage.Cells)->Values;

    /// <summary>The number of the cell that the next character goes to. Past the last one when the screen must scroll for
    /// it.</summary>
    internal static int Cursor
    {
        get => _cursor;
        set => _cursor = value;
    }

    /// <summary>The number of cells.</summary>
    internal static int Count { get; private set; }

    /// <summary>Takes the screen that the loader left, after <see cref="BootInfo"/> was read, and clears it. A framebuffer
    /// shows nothing before <see cref="Attach"/>. A machine without a screen has cells nevertheless.</summary>
    public static void Initialize()
    {
        IsVgaText = !Framebuffer.IsUsable && VgaText.IsOn();
        Terminal.HasScreen = IsPresent;
        Terminal.WriteToScreen = &Write;
        Terminal.EndScreenText = &ShowCursor;
        if (IsVgaText)
            VgaText.EnableCursor();

        int rows = VgaText.Rows;
        Columns = VgaText.Columns;
        if (Framebuffer.IsUsable)
        {
            Columns = Smaller(BootInfo.Framebuffer.Width / Font.Width, MaximumColumns);
            rows = Smaller(BootInfo.Framebuffer.Height / Font.Height, MaximumRows);
        }

        _wholeColumns = Columns;
        _wholeRows = rows;
        Count = Columns * rows;
        Terminal.Colour = TextColour.Normal;
        Scroll(Count);
        ScrollBack.Clear();
        _cursor = 0;
    }

    /// <summary>Reports that the loader left a screen on which the kernel cannot draw. That screen stays dark.
    /// </summary>
    public static void ReportUnusable()
    {
        if (!Framebuffer.IsTold || Framebuffer.IsUsable)
            return;

        ref FramebufferInfo info = ref BootInfo.Framebuffer;
        Terminal.Print("screen: %d x %d with %d bits a pixel"u8, info.Width, info.Height, info.BitsPerPixel);
        Terminal.WriteLine(" cannot be drawn on; have the loader set one of 32 bits"u8);
    }

    /// <summary>Uses only the upper left part of the screen, or more of it again, and clears all of it.</summary>
    /// <param name="columns">1 to the columns of the screen.</param>
    /// <param name="rows">1 to the rows of the screen.</param>
    /// <returns>False when the screen is smaller; then nothing changed.</returns>
    internal static bool TryResize(int columns, int rows)
    {
        if (columns < 1 || columns > _wholeColumns || rows < 1 || rows > _wholeRows)
            return false;

        Scroll(Count);
        Draw(_shownCursor, false);
        Columns = columns;
        Count = columns * rows;
        _cursor = 0;
        _shownCursor = 0;
        ShowCursor();
        return true;
    }

    /// <summary>Makes the screen reachable by the final page tables, before these come into use: a panic just after needs it.
    /// </summary>
    public static void Map()
    {
        if (IsVgaText)
            IsVgaText = VgaText.TryMap();
        else if (Framebuffer.IsUsable)
            Framebuffer.TryMap();

        Terminal.HasScreen = IsPresent;
    }

    /// <summary>Shows what was written so far, once the final page tables are in use.</summary>
    public static void Attach()
    {
        for (int index = 0; index < Count; index++)
            Draw(index, false);

        ShowCursor();
    }

    /// <summary>Writes a byte of UTF-8 text. Control characters are line feed, which begins a row, carriage return and
    /// backspace, which erases nothing; a character that is not ASCII becomes a question mark.</summary>
    public static void Write(byte value)
    {
        int column = _cursor % Columns;
        if (value == '\n')
            _cursor += Columns - column;
        else if (value == '\r')
            _cursor -= column;
        else if (value == '\b' && _cursor > 0)
            _cursor--;
        else if (value >= ' ' && (value & Utf8Mask) != Utf8Continuation)
            Append(value);
    }

    /// <summary>Shows the cursor where it is. Called at the end of a text, as moving it is slow.</summary>
    public static void ShowCursor()
    {
        if (IsVgaText)
            VgaText.MoveCursor(PlaceOf(_cursor));

        Draw(_shownCursor, false);
        _shownCursor = Math.Max(Math.Min(_cursor, Count - 1), 0);
        Draw(_shownCursor, true);
    }

    /// <summary>Draws the rows before the last ones that were written; the cells do not change.</summary>
    /// <param name="rows">How many rows up: 0 for the screen as it is, at most <see cref="ScrollBack.Rows"/>.</param>
    internal static void ShowBack(int rows)
    {
        for (int index = 0; index < Count; index++)
        {
            int row = index / Columns - rows;
            ushort* cells = row < 0 ? ScrollBack.Row(-row) : Cells + row * Columns;
            DrawCell(index, cells[index % Columns], false);
        }
    }

    /// <summary>Changes a cell, on the screen too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Put(int index, ushort cell)
    {
        if (Cells[index] == cell)
            return;

        Cells[index] = cell;
        Draw(index, false);
    }

    private static void Append(byte value)
    {
        while (_cursor >= Count)
            Scroll(Columns);

        // Read once, because a report that interrupts may change it.
        int place = Math.Max(Math.Min(_cursor, Count - 1), 0);
        int character = value <= Font.Last ? value : Replacement;
        Put(place, (ushort)(character | (byte)Terminal.Colour << ColourShift));
        _cursor = place + 1;
    }

    /// <summary>Moves everything up by a number of cells. Most of them are as blank as those that take their place,
    /// and are not drawn again.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Scroll(int distance)
    {
        _cursor -= distance;
        if (distance == Columns)
            ScrollBack.Keep();

        for (int index = 0; index < Count; index++)
        {
            Put(index, distance < Count ? Cells[distance] : Blank);
            distance++;
        }
    }

    /// <summary>The hardware's number of a cell.</summary>
    private static int PlaceOf(int index) => index / Columns * VgaText.Columns + index % Columns;

    private static int Smaller(uint value, int limit) => value < limit ? (int)value : limit;

    private static void Draw(int index, bool hasCursor) => DrawCell(index, Cells[index], hasCursor);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DrawCell(int index, ushort cell, bool hasCursor)
    {
        if (IsVgaText)
            VgaText.Draw(PlaceOf(index), cell);
        else if (Framebuffer.IsMapped)
            Framebuffer.Draw(Framebuffer.AddressOf(index % Columns, index / Columns), cell, hasCursor);
    }

    /// <summary>Room for the cells of any screen.</summary>
    internal struct CellArray
    {
        public fixed ushort Values[MaximumColumns * MaximumRows];
    }

    /// <summary>A class of its own keeps the other fields near each other, which makes for shorter code.</summary>
    private static class Storage
    {
        public static CellArray Cells;
    }
}
