using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Cosmos.SelfTest;

/// <summary>What a self-test asks. The first that is not so ends the test, on whichever thread of it: a task or a thread of
/// the test's own hands the exception on by being waited for.</summary>
public static class Assert
{
    private const int PollMilliseconds = 2;

    /// <summary>A condition holds.</summary>
    public static void That(
        [DoesNotReturnIf(false)] bool condition,
        [CallerArgumentExpression(nameof(condition))] string what = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        if (!condition)
            throw Failure(file, line, $"not so: {what}");
    }

    /// <summary>Both are equal.</summary>
    public static void Equal<T>(
        T expected, T actual, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw Failure(file, line, $"expected {Show(expected)}, found {Show(actual)}");
    }

    /// <summary>Both have equal elements in the same order.</summary>
    public static void Sequence<T>(
        IEnumerable<T> expected, IEnumerable<T> actual, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (!expected.SequenceEqual(actual))
            throw Failure(file, line, $"expected [{string.Join(", ", expected)}], found [{string.Join(", ", actual)}]");
    }

    /// <summary>A number lies between two, both included.</summary>
    public static void InRange<T>(
        T least, T most, T actual, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : IComparable<T>
    {
        if (actual.CompareTo(least) < 0 || actual.CompareTo(most) > 0)
            throw Failure(file, line, $"expected {Show(least)} to {Show(most)}, found {Show(actual)}");
    }

    /// <summary>A text has another in it.</summary>
    public static void Contains(
        string part, string? text, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (text is null || !text.Contains(part, StringComparison.Ordinal))
            throw Failure(file, line, $"expected '{part}' in {Show(text)}");
    }

    /// <summary>A call throws this exception or one that derives from it.</summary>
    /// <returns>The exception.</returns>
    public static T Throws<T>(Action call, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : Exception
    {
        try
        {
            call();
        }
        catch (T exception)
        {
            return exception;
        }
        catch (Exception exception)
        {
            throw Failure(file, line, $"expected {typeof(T)}, found {exception.GetType()}: {exception.Message}");
        }

        throw Failure(file, line, $"expected {typeof(T)}, and nothing was thrown");
    }

    /// <summary>A task ends with this exception or one that derives from it.</summary>
    /// <returns>The exception.</returns>
    public static async Task<T> ThrowsAsync<T>(
        Func<Task> call, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : Exception
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (T exception)
        {
            return exception;
        }

        throw Failure(file, line, $"expected {typeof(T)}, and nothing was thrown");
    }

    /// <summary>A condition comes to hold in time; it is asked every few milliseconds.</summary>
    public static void Soon(
        Func<bool> condition,
        int milliseconds = 5000,
        [CallerArgumentExpression(nameof(condition))] string what = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        long end = Environment.TickCount64 + milliseconds;
        while (!condition())
        {
            if (Environment.TickCount64 > end)
                throw Failure(file, line, $"not so within {milliseconds} ms: {what}");

            Thread.Sleep(PollMilliseconds);
        }
    }

    /// <summary>The test is wrong when it comes here.</summary>
    [DoesNotReturn]
    public static void Fail(string message, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        throw Failure(file, line, message);

    /// <summary>The test cannot be run here, and this is why.</summary>
    [DoesNotReturn]
    public static void Skip(string reason) => throw new SelfTestSkippedException(reason);

    private static SelfTestFailedException Failure(string file, int line, string message) =>
        new($"{message}, at {Path.GetFileName(file)}:{line.ToString(CultureInfo.InvariantCulture)}");

    private static string Show<T>(T value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
