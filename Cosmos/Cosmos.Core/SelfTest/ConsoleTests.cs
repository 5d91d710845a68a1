using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Cases;
using Cosmos.Core.Console;
using Cosmos.Core.Display;
using Cosmos.Core.Locks;
using Cosmos.SelfTest;
using IL2CPU.API;

namespace Cosmos.Core.SelfTest;

/// <summary>What is written stands in the cells and on the screen, rows scroll, the cursor follows.</summary>
/// <remarks>The cases write over the report that is on the screen, and put it back.</remarks>
[SelfTestSuite("console")]
[OwnedBy("the self-tests, one at a time")]
internal static unsafe class ConsoleTests
{
    private static Screen.CellArray _saved;
    private static int _savedCursor;

    /// <summary>While it is held, no tick takes bytes from the port.</summary>
    private static KernelLock _serialLine;

    /// <summary>Each cell has its character and its colour; what is not ASCII is one question mark; control characters move
    /// the cursor alone.</summary>
    [SelfTest("text")]
    internal static void Written(ref Verdict verdict)
    {
        WriteAt(0, "ab\bc\u00E4\r"u8);
        verdict.Equal(0, (ulong)Screen.Cursor);
        Expect(0, "ac?"u8, ref verdict);
        Restore();
    }

    /// <summary>The cursor stands where the next character goes: by the registers of the CRT controller, or by lines of
    /// dots at the foot of the cell.</summary>
    [SelfTest("cursor")]
    internal static void Cursor(ref Verdict verdict)
    {
        WriteAt(0, "\n"u8);
        Screen.ShowCursor();
        if (Framebuffer.IsMapped)
            verdict.Equal(byte.MaxValue, Framebuffer.ReadLine(Framebuffer.AddressOf(0, 1, Font.Height - 1)));
        else if (Screen.IsVgaText)
            verdict.Equal((ulong)Screen.Columns, (ulong)VgaText.Cursor);

        Restore();
    }

    /// <summary>A character below the last row moves each row up by one, and stands in an empty row.</summary>
    [SelfTest("scroll")]
    internal static void Scroll(ref Verdict verdict)
    {
        int last = Screen.Count - Screen.Columns;
        WriteAt(last, "\ng"u8);
        for (int index = 0; index < last; index++)
            verdict.Equal(_saved.Values[index + Screen.Columns], Screen.Cells[index]);

        Expect(last, "g"u8, ref verdict);
        Restore();
    }

    /// <summary>The port takes what it sends to itself; bytes beyond those that it keeps are lost, and it says so.</summary>
    [SelfTest("serial")]
    internal static void SerialLine(ref Verdict verdict)
    {
        if (!Serial.IsPresent)
            return;

        _serialLine.Enter(LockRank.Program);
        Serial.Flush();
        Serial.LoopBack(true);
        Serial.TakeOverrun();
        ReadBack(3, ref verdict);
        verdict.That(!Serial.TakeOverrun());
        ReadBack(2 * Serial.FifoSize, ref verdict);
        verdict.That(Serial.TakeOverrun());
        Serial.LoopBack(false);
        _serialLine.Exit();
    }

    private static void ReadBack(int count, ref Verdict verdict)
    {
        for (int value = 1; value <= count; value++)
            Serial.Write((byte)value);

        Serial.Flush();
        for (int value = 1; value <= Math.Min(count, Serial.FifoSize); value++)
        {
            verdict.That(Serial.AwaitByte(out byte back));
            if (value < Serial.FifoSize)
                verdict.Equal((ulong)value, back);
        }

        while (Serial.TryRead(out _))
        {
        }
    }

    /// <summary>The cells from <paramref name="index"/> on hold the text in yellow, and the screen shows it: VGA's memory
    /// the same 16 bits, a framebuffer the glyph's dots.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Expect(int index, ReadOnlySpan<byte> text, ref Verdict verdict)
    {
        foreach (byte character in text)
        {
            ulong cell = (ulong)(character | (byte)TextColour.Warning << Screen.ColourShift);
            verdict.Equal(cell, Screen.Cells[index]);
            if (Framebuffer.IsMapped)
                ExpectGlyph(index, character, ref verdict);
            else if (Screen.IsVgaText)
                verdict.Equal(cell, VgaText.ReadCell(index));

            index++;
        }
    }

    private static void ExpectGlyph(int index, byte character, ref Verdict verdict)
    {
        for (int line = 0; line < Font.Height; line++)
        {
            byte* at = Framebuffer.AddressOf(index % Screen.Columns, index / Screen.Columns, line);
            verdict.Equal(Font.GlyphOf(character)[line], Framebuffer.ReadLine(at));
        }
    }

    /// <summary>Keeps the screen, and writes on it in a colour of its own.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteAt(int cursor, ReadOnlySpan<byte> text)
    {
        for (int index = 0; index < Screen.Count; index++)
            _saved.Values[index] = Screen.Cells[index];

        _savedCursor = Screen.Cursor;
        Screen.Cursor = cursor;
        Terminal.Colour = TextColour.Warning;
        foreach (byte value in text)
            Screen.Write(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Restore()
    {
        for (int index = 0; index < Screen.Count; index++)
            Screen.Put(index, _saved.Values[index]);

        Screen.Cursor = _savedCursor;
        Terminal.Colour = TextColour.Normal;
    }
}
