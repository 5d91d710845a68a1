using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Cosmos.SelfTest;

namespace BareFlow.Kernel.SelfTests;

/// <summary>The console of .NET on the kernel's. What is really written is a KTAP diagnostic.</summary>
[SelfTestSuite("console")]
internal static class ConsoleTests
{
    [SelfTest]
    internal static void OutputIsWritten()
    {
        Console.WriteLine("# written to the output: {0}, {1:N1}", 42, 1234.5);
        Console.Out.Flush();
        Assert.That(!ReferenceEquals(Console.Out, TextWriter.Null));
    }

    [SelfTest]
    internal static void ErrorsAreWritten()
    {
        Console.Error.WriteLine("# written to the error output: é");
        Assert.That(Console.Error is { } error && !ReferenceEquals(error, TextWriter.Null));
    }

    [SelfTest]
    internal static void StreamsAreWritten()
    {
        using Stream stream = Console.OpenStandardOutput();
        Assert.That(stream is { CanWrite: true, CanSeek: false });
        stream.Write("# written to the stream\n"u8);
        stream.Flush();
    }

    [SelfTest]
    internal static void ThreadsWriteWholeLines()
    {
        using var text = new StringWriter();
        TextWriter shared = TextWriter.Synchronized(text);
        Parallel.For(0, 4, number =>
        {
            for (int line = 0; line < 20; line++)
                shared.WriteLine($"{number}:{line}");
        });
        string[] lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(80, lines.Distinct().Count());
    }

    [SelfTest]
    internal static void OutputIsRedirected()
    {
        TextWriter before = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            Console.Write("a");
            Console.WriteLine(1.5);
            Console.Write('c');
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.Equal("a1.5\nc", text.ToString());
    }

    [SelfTest]
    internal static void InputIsRedirected()
    {
        TextReader before = Console.In;
        Console.SetIn(new StringReader("first\nsecond\n"));
        try
        {
            Assert.Equal("first", Console.ReadLine());
            Assert.Equal('s', (char)Console.Read());
            Assert.Equal("econd", Console.ReadLine());
            Assert.That(Console.ReadLine() is null);
            Assert.Equal(-1, Console.Read());
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    [SelfTest]
    internal static void ColoursAreKept()
    {
        Console.Write("# in colours: ");
        Console.ForegroundColor = ConsoleColor.Green;
        Console.BackgroundColor = ConsoleColor.Black;
        Console.Write("green on black");
        Console.ResetColor();
        Console.WriteLine();
        Assert.Throws<ArgumentException>(() => Console.ForegroundColor = (ConsoleColor)99);
    }

    [SelfTest]
    internal static void EncodingsAreUtf8()
    {
        Assert.Equal(Encoding.UTF8.CodePage, Console.OutputEncoding.CodePage);
        Assert.Equal(0, Console.Out.Encoding.GetPreamble().Length);
    }

    [SelfTest]
    internal static void RedirectionIsKnown()
    {
        bool[] known = [Console.IsInputRedirected, Console.IsOutputRedirected, Console.IsErrorRedirected];
        Assert.Equal(3, known.Length);
        Assert.That(Console.IsOutputRedirected == Console.IsErrorRedirected);
    }

    [SelfTest]
    internal static void LongLinesArriveWhole()
    {
        TextWriter before = Console.Out;
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false), 16, leaveOpen: true))
        {
            Console.SetOut(writer);
            Console.Write(new string('é', 10_000));
            Console.SetOut(before);
        }

        Assert.Equal(20_000, stream.Length);
    }
}
