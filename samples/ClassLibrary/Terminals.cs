using System;
using System.IO;

namespace ClassLibrary;

/// <summary>The console, as a value: how it looks is another test's.</summary>
internal static class Terminals
{
    public static void Write(Report report)
    {
        report.Add("encodings", () => $"{Console.OutputEncoding.WebName} {Console.InputEncoding.WebName}");
        report.Add("output-redirected", () => Console.IsOutputRedirected);
        report.Add("input-redirected", () => Console.IsInputRedirected);
        report.Add("error-redirected", () => Console.IsErrorRedirected);
        report.Add("set-out", () => { TextWriter before = Console.Out; var text = new StringWriter(); Console.SetOut(text); Console.Write("caught {0}", 5); Console.SetOut(before); return text.ToString(); });
        report.Add("set-in", () => { TextReader before = Console.In; Console.SetIn(new StringReader("first\nsecond")); string? line = Console.ReadLine(); int character = Console.Read(); Console.SetIn(before); return $"{line} {(char)character}"; });
        report.Add("new-line", () => Console.Out.NewLine);
        report.Add("title", () => Console.Title);
        report.Add("beep", () => { Console.Beep(440, 100); return null; });
        report.Add("number-lock", () => Console.NumberLock);
        report.Add("buffer", () => { Console.SetBufferSize(80, 25); return null; });
        report.Add("cursor-bad", () => { Console.SetCursorPosition(-1, 0); return null; });
        report.Add("colour-bad", () => { Console.ForegroundColor = (ConsoleColor)99; return null; });
        report.Add("format", () => { TextWriter before = Console.Out; var text = new StringWriter(); Console.SetOut(text); Console.WriteLine("{0:F2} {1}", 1.5, true); Console.SetOut(before); return text.ToString(); });
    }
}
