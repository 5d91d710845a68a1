using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;

namespace ClassLibrary;

/// <summary>Exceptions: which, with what text, in which order.</summary>
internal static class Errors
{
    public static void Write(Report report)
    {
        report.Add("null", () => ((string)null!).Length);
        report.Add("null-argument", () => { ArgumentException.ThrowIfNullOrEmpty(null, "name"); return null; });
        report.Add("range", () => { ArgumentOutOfRangeException.ThrowIfGreaterThan(5, 3); return null; });
        report.Add("cast", () => (string)(object)5);
        report.Add("index", () => ((int[])[1, 2])[5]);
        report.Add("not-supported", () => new MemoryStream([], writable: false).Seek(-1, SeekOrigin.Begin));
        report.Add("disposed", () => { var stream = new MemoryStream(); stream.Dispose(); return stream.Length; });
        report.Add("aggregate", () => throw new AggregateException("many", new IOException("first"), new FormatException("second")));
        report.Add("custom", () => throw new FileNotFoundException("text", "name.txt"));
        report.Add("order", Order);
        report.Add("filter", () => { try { throw new IOException("7"); } catch (IOException error) when (error.Message == "8") { return 8; } catch (IOException error) when (error.Message == "7") { return 7; } });
        report.Add("inner", () => { try { try { throw new IOException("in"); } catch (IOException error) { throw new InvalidOperationException("out", error); } } catch (Exception error) { return error.InnerException!.Message + error.GetBaseException().Message; } });
        report.Add("rethrow", () => { try { ExceptionDispatchInfo.Throw(new TimeoutException("kept")); return null; } catch (TimeoutException error) { return error.Message; } });
        report.Add("trace", () => { try { Deep(3); return null; } catch (InvalidOperationException error) { return error.StackTrace!.Split('\n').Count(line => line.Contains(nameof(Deep))); } });
        report.Add("first-chance", () => { int seen = 0; EventHandler<FirstChanceExceptionEventArgs> handler = (_, _) => seen++; AppDomain.CurrentDomain.FirstChanceException += handler; try { throw new IOException(); } catch (IOException) { } AppDomain.CurrentDomain.FirstChanceException -= handler; return seen; });
        report.Add("data", () => { var error = new Exception("x"); error.Data["key"] = 5; return error.Data["key"]; });
        report.Add("hresult", () => new IOException().HResult.ToString("x") + new ArgumentException().HResult.ToString("x"));
        report.Add("messages", () => new Exception[] { new(), new ArgumentException(), new InvalidCastException(), new OverflowException(), new KeyNotFoundException(), new OutOfMemoryException(), new StackOverflowException() }.Select(error => error.Message));
        report.Add("out-of-memory", () => new byte[0x7FFF_FFFF]);
        report.Add("too-long", () => new string('x', int.MaxValue));
    }

    private static object Order()
    {
        List<string> steps = [];
        try
        {
            try
            {
                steps.Add("try");
                throw new IOException();
            }
            finally
            {
                steps.Add("finally");
            }
        }
        catch (IOException) when (Note(steps))
        {
            steps.Add("catch");
        }

        return steps;
    }

    private static bool Note(List<string> steps)
    {
        steps.Add("filter");
        return true;
    }

    private static void Deep(int level)
    {
        if (level == 0)
            throw new InvalidOperationException("deep");

        Deep(level - 1);
        GC.KeepAlive(level);
    }
}
