using System.Globalization;
using System.Text;
using Cosmos.Core;

namespace Cosmos.Debug.Kernel;

/// <summary>Writes lines to the serial port, and not to the screen, marked by where they come from: <c>[Kernel] text</c>.</summary>
/// <param name="section">The mark.</param>
/// <remarks>Safe from any thread; a line is sent in one piece.</remarks>
public class Debugger(string section)
{
    /// <summary>The mark.</summary>
    public string Section { get; } = section;

    /// <summary>Stops in a debugger that is attached to the process; there is none on the machine itself, so this does
    /// nothing there. Use the emulator's: see docs/debugging.md.</summary>
    public void Break() => global::System.Diagnostics.Debugger.Break();

    /// <summary>Writes a line.</summary>
    public void Send(string text) => Write(text);

    /// <summary>Writes a line for each text.</summary>
    public void Send(string[] stringArray)
    {
        foreach (string text in stringArray)
            Write(text);
    }

    /// <summary>Writes a number.</summary>
    public void SendNumber(uint number) => Write(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number.</summary>
    public void SendNumber(int number) => Write(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number.</summary>
    public void SendNumber(ulong number) => Write(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number.</summary>
    public void SendNumber(long number) => Write(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number.</summary>
    public void SendNumber(float number) => Write(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number.</summary>
    public void SendNumber(double number) => Write(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a line.</summary>
    public virtual void SendInternal(string text) => Write(text);

    private unsafe void Write(string text)
    {
        byte[] line = Encoding.UTF8.GetBytes($"[{Section}] {text}\n");
        fixed (byte* start = line)
            CoreCalls.SerialWrite(start, line.Length);
    }
}
