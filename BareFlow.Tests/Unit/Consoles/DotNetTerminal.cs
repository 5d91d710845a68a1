using System;
using System.Collections.Generic;
using System.Reflection;
using Cosmos.Storage;

namespace BareFlow.Tests.Unit.Consoles;

/// <summary>What .NET makes of the terminfo entry: its own code, which is not public, reads the entry and the keys.</summary>
internal static unsafe class DotNetTerminal
{
    private const byte NoCharacter = 0;
    private const byte Delete = 0x7F;
    private const BindingFlags All =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly ConsoleAssembly = typeof(Console).Assembly;
    private static readonly Type Parameters = TypeOf("System.TermInfo+ParameterizedStrings");
    private static readonly Type Parameter = TypeOf("System.TermInfo+ParameterizedStrings+FormatParam");
    private static readonly object Strings = ReadEntry();

    /// <summary>What .NET writes to change the colour of the text.</summary>
    public static string Foreground(int number) => Evaluate("Foreground", number);

    /// <summary>What .NET writes to change the colour behind it.</summary>
    public static string Background(int number) => Evaluate("Background", number);

    /// <summary>The number that .NET gives a colour in the strings of a terminal: its place among the colours of ECMA-48.
    /// </summary>
    public static int NumberOf(ConsoleColor colour)
    {
        // Private in ConsolePal, as a span of constants.
        ReadOnlySpan<byte> numbers = [0, 4, 2, 6, 1, 5, 3, 7, 8, 12, 10, 14, 9, 13, 11, 15];
        return numbers[(int)colour];
    }

    /// <summary>The keys that .NET reads from what a terminal sent.</summary>
    public static IEnumerable<ConsoleKeyInfo> Keys(string typed)
    {
        MethodInfo parse = TypeOf("System.IO.KeyParser").GetMethod("Parse", All)!;
        object[] arguments = [typed.ToCharArray(), Strings, NoCharacter, Delete, 0, typed.Length];
        while ((int)arguments[4] < typed.Length)
            yield return (ConsoleKeyInfo)parse.Invoke(null, arguments)!;
    }

    private static string Evaluate(string field, int number)
    {
        string format = (string)Strings.GetType().GetField(field, All)!.GetValue(Strings)!;
        object parameter = Activator.CreateInstance(Parameter, All, null, [number], null)!;
        MethodInfo evaluate = Parameters.GetMethod("Evaluate", All, [typeof(string), Parameter])!;
        return (string)evaluate.Invoke(null, [format, parameter])!;
    }

    private static object ReadEntry()
    {
        Span<byte> file = stackalloc byte[TerminfoEntry.MostBytes];
        file.Clear();
        int length = TerminfoEntry.Write(file, columns: 80, rows: 25);
        Type database = TypeOf("System.TermInfo+Database");
        object entry = Activator.CreateInstance(database, All, null, ["bareflow", file[..length].ToArray()], null)!;
        return Activator.CreateInstance(TypeOf("System.TerminalFormatStrings"), All, null, [entry], null)!;
    }

    private static Type TypeOf(string name) => ConsoleAssembly.GetType(name, throwOnError: true)!;
}
