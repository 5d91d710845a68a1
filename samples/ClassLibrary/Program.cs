using System;
using System.Threading.Tasks;

namespace ClassLibrary;

/// <summary>Hundreds of values of the class library. The same program, as a kernel and as a Linux program, writes the same lines,
/// but for those that tell of the machine.</summary>
internal static class Program
{
    /// <summary>The last line.</summary>
    private const string End = "That is all.";

    private static async Task Main()
    {
        Formatting.Write(new Report("format"));
        Parsing.Write(new Report("parse"));
        Texts.Write(new Report("text"));
        Encodings.Write(new Report("encoding"));
        Dates.Write(new Report("date"));
        Patterns.Write(new Report("regex"));
        Collections.Write(new Report("collection"));
        Queries.Write(new Report("query"));
        Expressions.Write(new Report("expression"));
        Reflections.Write(new Report("reflection"));
        Json.Write(new Report("json"));
        Xml.Write(new Report("xml"));
        Numbers.Write(new Report("number"));
        Randoms.Write(new Report("random"));
        Hashes.Write(new Report("hash"));
        Compressions.Write(new Report("compression"));
        Errors.Write(new Report("error"));
        Interop.Write(new Report("interop"));
        await Asynchrony.Write(new Report("async"));
        await Channels.Write(new Report("channel"));
        await Timers.Write(new Report("timer"));
        Threads.Write(new Report("thread"));
        Files.Write(new Report("file"));
        Processes.Write(new Report("process"));
        Surroundings.Write(new Report("environment"));
        Terminals.Write(new Report("console"));
        Memory.Write(new Report("memory"));
        Networks.Write(new Report("network"));
        Console.WriteLine(End);
    }
}
