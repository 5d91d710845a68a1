using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Cosmos.SelfTest;

namespace BareFlow.Kernel.SelfTests;

/// <summary>Exceptions: thrown, filtered, unwound, handed on, and told about.</summary>
[SelfTestSuite("exceptions")]
internal static class ExceptionTests
{
    private static int _zero;

    [SelfTest]
    internal static void ThrownIsCaught()
    {
        var thrown = new InvalidOperationException("text");
        var caught = Assert.Throws<InvalidOperationException>(() => throw thrown);
        Assert.That(ReferenceEquals(thrown, caught));
        Assert.Equal("text", caught.Message);
    }

    [SelfTest]
    internal static void TheFirstClauseThatFitsIsTaken()
    {
        string taken = "";
        try
        {
            throw new FileNotFoundException();
        }
        catch (ArgumentException)
        {
            taken = "argument";
        }
        catch (IOException)
        {
            taken = "io";
        }
        catch (Exception)
        {
            taken = "any";
        }

        Assert.Equal("io", taken);
    }

    [SelfTest]
    internal static void FiltersRunBeforeInnerFinallies()
    {
        var order = new List<string>();
        try
        {
            try
            {
                throw new FormatException();
            }
            finally
            {
                order.Add("finally");
            }
        }
        catch (FormatException) when (Note(order, "filter"))
        {
            order.Add("catch");
        }

        Assert.Sequence(["filter", "finally", "catch"], order);
    }

    [SelfTest]
    internal static void AFilterThatThrowsSaysNo()
    {
        bool isOuter = false;
        try
        {
            try
            {
                throw new FormatException();
            }
            catch (FormatException) when (1 / _zero == 0)
            {
                Assert.Fail("the filter threw");
            }
        }
        catch (FormatException)
        {
            isOuter = true;
        }

        Assert.That(isOuter);
    }

    [SelfTest]
    internal static void FinalliesRunInsideOut()
    {
        var order = new List<int>();
        Assert.Throws<FormatException>(() => Nest(order, 20));
        Assert.Sequence(Enumerable.Range(1, 20), order);
    }

    [SelfTest]
    internal static void AFinallyReplacesTheException()
    {
        var caught = Assert.Throws<InvalidOperationException>(() =>
        {
            try
            {
                throw new FormatException("first");
            }
            finally
            {
                ThrowHere("second");
            }
        });
        Assert.Equal("second", caught.Message);
    }

    [SelfTest]
    internal static void AThrowInACatchIsNested()
    {
        var caught = Assert.Throws<InvalidOperationException>(() =>
        {
            try
            {
                throw new FormatException("inner");
            }
            catch (FormatException inner)
            {
                throw new InvalidOperationException("outer", inner);
            }
        });
        Assert.Equal("inner", caught.InnerException!.Message);
        Assert.That(ReferenceEquals(caught.GetBaseException(), caught.InnerException));
    }

    [SelfTest]
    internal static void ADeepNestOfHandlersUnwinds() => Assert.Equal(300, Descend(300));

    [SelfTest]
    internal static void RethrownKeepsItsTrace()
    {
        var caught = Assert.Throws<InvalidOperationException>(Rethrow);
        Assert.Contains(nameof(ThrowHere), caught.StackTrace);
    }

    [SelfTest]
    internal static void TheTraceNamesTheMethods()
    {
        var caught = Assert.Throws<InvalidOperationException>(() => First("traced"));
        string trace = caught.StackTrace!;
        Assert.Contains(nameof(ThrowHere), trace);
        Assert.Contains(nameof(Second), trace);
        Assert.Contains(nameof(First), trace);
        Assert.That(trace.IndexOf(nameof(ThrowHere)) < trace.IndexOf(nameof(First)));
        Assert.Contains("InvalidOperationException: traced", caught.ToString());
    }

    [SelfTest]
    internal static void TheStackCanBeAsked()
    {
        Assert.Contains(nameof(TheStackCanBeAsked), Environment.StackTrace);
        Assert.InRange(2, 100, new StackTrace().FrameCount);
    }

    [SelfTest]
    internal static void NullHasNoMembers()
    {
        Box? none = Hidden<Box>();
        Assert.Throws<NullReferenceException>(() => GC.KeepAlive(none!.Value));
        Assert.Throws<NullReferenceException>(() => none!.Value = 1);
        Assert.Throws<NullReferenceException>(() => none!.Virtual());
        Assert.Throws<NullReferenceException>(() => Hidden<int[]>()![0] = 1);
        Assert.Throws<NullReferenceException>(() => Hidden<string>()!.GetHashCode());
        Assert.Throws<NullReferenceException>(() => Hidden<Action>()!());
    }

    [SelfTest]
    internal static void ZeroDividesNothing()
    {
        Assert.Throws<DivideByZeroException>(() => GC.KeepAlive(1 / _zero));
        Assert.Throws<DivideByZeroException>(() => GC.KeepAlive(1L % _zero));
        Assert.Throws<DivideByZeroException>(() => GC.KeepAlive(1UL / (ulong)_zero));
        Assert.Throws<DivideByZeroException>(() => GC.KeepAlive(1m / _zero));
        Assert.That(double.IsPositiveInfinity(1.0 / _zero));
    }

    [SelfTest]
    internal static void QuotientsOverflow()
    {
        int least = int.MinValue + _zero;
        long leastLong = long.MinValue + _zero;
        int minusOne = _zero - 1;
        Assert.Throws<OverflowException>(() => GC.KeepAlive(least / minusOne));
        Assert.Throws<OverflowException>(() => GC.KeepAlive(leastLong / minusOne));
    }

    [SelfTest]
    internal static void CheckedArithmeticOverflows()
    {
        int most = int.MaxValue - _zero;
        Assert.Throws<OverflowException>(() => GC.KeepAlive(checked(most + 1)));
        Assert.Throws<OverflowException>(() => GC.KeepAlive(checked((byte)most)));
        Assert.Throws<OverflowException>(() => GC.KeepAlive(checked(most * 2L * most * 4)));
        Assert.Equal(int.MinValue, unchecked(most + 1));
    }

    [SelfTest]
    internal static void BoundsAreChecked()
    {
        int[] array = [1, 2, 3];
        int[,] square = new int[2, 2];
        int outside = 3 + _zero;
        Assert.Throws<IndexOutOfRangeException>(() => array[outside] = 1);
        Assert.Throws<IndexOutOfRangeException>(() => array[_zero - 1] = 1);
        Assert.Throws<IndexOutOfRangeException>(() => square[1, 2 + _zero] = 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => array.AsSpan(2, 2).Clear());
        Assert.Throws<ArgumentOutOfRangeException>(() => new List<int>()[_zero].ToString());
        Assert.Throws<IndexOutOfRangeException>(() => GC.KeepAlive("abc"[outside]));
    }

    [SelfTest]
    internal static void TypesAreChecked()
    {
        object text = "text";
        object[] strings = new string[1];
        Assert.Throws<InvalidCastException>(() => GC.KeepAlive((Box)text));
        Assert.Throws<InvalidCastException>(() => GC.KeepAlive((int)text));
        Assert.Throws<InvalidCastException>(() => GC.KeepAlive((IList<int>)text));
        Assert.Throws<ArrayTypeMismatchException>(() => strings[0] = new Box());
    }

    [SelfTest]
    internal static void AStaticConstructorFailsForGood()
    {
        var first = Assert.Throws<TypeInitializationException>(() => GC.KeepAlive(Broken.Value));
        var second = Assert.Throws<TypeInitializationException>(() => GC.KeepAlive(Broken.Value));
        Assert.That(first.InnerException is NotSupportedException && second.InnerException is NotSupportedException);
    }

    [SelfTest]
    internal static void ExceptionsCrossThreads()
    {
        ExceptionDispatchInfo? captured = null;
        var thread = new Thread(() =>
        {
            try
            {
                First("from afar");
            }
            catch (InvalidOperationException exception)
            {
                captured = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        var caught = Assert.Throws<InvalidOperationException>(() => captured!.Throw());
        Assert.Contains(nameof(ThrowHere), caught.StackTrace);
        Assert.Contains(nameof(ExceptionsCrossThreads), caught.StackTrace);
    }

    [SelfTest]
    internal static void ManyThreadsThrowAtOnce()
    {
        int caught = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(number => new Thread(() => ThrowMany(100, ref caught)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(400, caught);
    }

    [SelfTest]
    internal static void TasksGatherExceptions()
    {
        Task[] tasks = [.. Enumerable.Range(0, 3).Select(number => Task.Run(() => ThrowHere($"{number}")))];
        var caught = Assert.Throws<AggregateException>(() => Task.WaitAll(tasks));
        Assert.Sequence(["0", "1", "2"], caught.InnerExceptions.Select(inner => inner.Message).Order());
        Assert.That(tasks.All(task => task.IsFaulted));
    }

    [SelfTest]
    internal static async Task AwaitedExceptionsArriveBare()
    {
        var caught = await Assert.ThrowsAsync<InvalidOperationException>(ThrowLater);
        Assert.Equal("later", caught.Message);
        Assert.Contains(nameof(ThrowLater), caught.StackTrace);
    }

    [SelfTest]
    internal static void DisposalsRun()
    {
        var order = new List<string>();
        Assert.Throws<InvalidOperationException>(() =>
        {
            using var first = new Disposal(() => order.Add("first"));
            using var second = new Disposal(() => order.Add("second"));
            ThrowHere("");
        });
        Assert.Sequence(["second", "first"], order);
    }

    [SelfTest]
    internal static void IteratorsAreDisposed()
    {
        bool isDisposed = false;
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (int number in Numbers(() => isDisposed = true))
                ThrowHere($"{number}");
        });
        Assert.That(isDisposed);
    }

    [SelfTest]
    internal static void DeepRecursionIsRefusedInTime()
    {
        int depth = 0;
        bool isRefused = false;
        var thread = new Thread(
            () =>
            {
                try
                {
                    Deepen(ref depth);
                }
                catch (InsufficientExecutionStackException)
                {
                    isRefused = true;
                }
            },
            maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.That(isRefused);
        Assert.InRange(100, 256 * 1024 / (2 * sizeof(long)), depth);
    }

    [SelfTest]
    internal static void ExceptionsCarryData()
    {
        var caught = Assert.Throws<ArgumentNullException>(() => ArgumentNullException.ThrowIfNull(Hidden<object>(), "name"));
        caught.Data["key"] = 1;
        Assert.Equal("name", caught.ParamName);
        Assert.Equal(1, (int)caught.Data["key"]!);
        Assert.Equal(unchecked((int)0x80004003), caught.HResult);
    }

    [SelfTest]
    internal static void ExceptionsPassGenericsAndDelegates()
    {
        Func<string, int> call = Generic<int>.Throw<string>;
        Assert.Contains("String", Assert.Throws<NotSupportedException>(() => call("")).Message);
        Assert.Throws<NotSupportedException>(() => ((IThrower)new Thrower()).Throw<List<int>>());
    }

    [SelfTest]
    internal static void CollectionsWhileUnwinding()
    {
        var texts = new List<string>();
        for (int round = 0; round < 20; round++)
        {
            try
            {
                CollectAndThrow(round);
            }
            catch (InvalidOperationException exception)
            {
                GC.Collect();
                texts.Add(exception.Message);
            }
        }

        Assert.Sequence(Enumerable.Range(0, 20).Select(round => $"{round}"), texts);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowHere(string text) => throw new InvalidOperationException(text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Second(string text)
    {
        ThrowHere(text);
        _zero = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void First(string text)
    {
        Second(text);
        _zero = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Rethrow()
    {
        try
        {
            ThrowHere("again");
        }
        catch (InvalidOperationException)
        {
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T? Hidden<T>() where T : class => null;

    private static bool Note(List<string> order, string what)
    {
        order.Add(what);
        return true;
    }

    private static void Nest(List<int> order, int depth)
    {
        try
        {
            if (depth == 1)
                throw new FormatException();

            Nest(order, depth - 1);
        }
        finally
        {
            order.Add(depth);
        }
    }

    private static int Descend(int depth)
    {
        try
        {
            if (depth == 0)
                throw new FormatException();

            return Descend(depth - 1);
        }
        catch (FormatException) when (depth == 300)
        {
            return depth;
        }
    }

    private static void Deepen(ref int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        depth++;
        Deepen(ref depth);
        _zero = 0;
    }

    private static void ThrowMany(int count, ref int caught)
    {
        for (int round = 0; round < count; round++)
        {
            try
            {
                First("many");
            }
            catch (InvalidOperationException)
            {
                Interlocked.Increment(ref caught);
            }
        }
    }

    private static async Task ThrowLater()
    {
        await Task.Yield();
        ThrowHere("later");
    }

    private static IEnumerable<int> Numbers(Action disposed)
    {
        try
        {
            yield return 1;
            yield return 2;
        }
        finally
        {
            disposed();
        }
    }

    private static void CollectAndThrow(int round)
    {
        try
        {
            ThrowHere($"{round}");
        }
        finally
        {
            GC.Collect(0);
        }
    }

    private interface IThrower
    {
        T Throw<T>();
    }

    private sealed class Thrower : IThrower
    {
        public T Throw<T>() => throw new NotSupportedException(typeof(T).Name);
    }

    private static class Generic<T>
    {
        public static T Throw<TOther>(TOther value) => throw new NotSupportedException(typeof(TOther).Name);
    }

    private static class Broken
    {
        public static readonly int Value = Fail();

        private static int Fail() => throw new NotSupportedException();
    }

    private class Box
    {
        public int Value;

        public virtual void Virtual() => Value++;
    }

    private sealed class Disposal(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
