using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Threading;
using System.Threading.Tasks;
using Cosmos.SelfTest;

namespace BareFlow.Kernel.SelfTests;

/// <summary>Faults of the CPU that become exceptions, and threads that are stopped for a collection wherever they are.</summary>
[SelfTestSuite("signals")]
internal static class SignalTests
{
    private static int _zero;
    private static Box? _none = null;

    [SelfTest]
    internal static void ThousandNullReadsAreCaught()
    {
        int caught = 0;
        for (int round = 0; round < 1000; round++)
            caught += ReadNull() ? 1 : 0;

        Assert.Equal(1000, caught);
    }

    [SelfTest]
    internal static void ThousandDivisionsAreCaught()
    {
        int caught = 0;
        for (int round = 0; round < 1000; round++)
            caught += DivideByZero() ? 1 : 0;

        Assert.Equal(1000, caught);
    }

    [SelfTest]
    internal static void FaultsOnManyThreadsAtOnce()
    {
        int caught = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(number => new Thread(() => Fault(number, ref caught)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(800, caught);
    }

    [SelfTest]
    internal static void LocalsAreRightAfterAFault()
    {
        long a = 1 + _zero, b = 2 + _zero, c = 3 + _zero, d = 4 + _zero;
        double x = 0.5 + _zero, y = 0.25 + _zero;
        try
        {
            a = 10;
            x = 5;
            a += _none!.Value;
            b = 20;
        }
        catch (NullReferenceException)
        {
            c = 30;
        }

        Assert.Equal((10L, 2L, 30L, 4L), (a, b, c, d));
        Assert.Equal((5.0, 0.25), (x, y));
    }

    [SelfTest]
    internal static void VectorsSurviveAFault()
    {
        Vector256<int> vector = Vector256.Create(1, 2, 3, 4, 5, 6, 7, 8) + Vector256.Create(_zero);
        Vector<double> wide = new Vector<double>(1.5) + new Vector<double>(_zero);
        Assert.That(ReadNull());
        Assert.Equal(36, Vector256.Sum(vector));
        Assert.Equal(1.5 * Vector<double>.Count, Vector.Sum(wide));
    }

    [SelfTest]
    internal static void AFaultInAHandlerIsCaught()
    {
        int caught = 0;
        try
        {
            _none!.Value = 1;
        }
        catch (NullReferenceException)
        {
            caught += DivideByZero() ? 1 : 0;
            caught += ReadNull() ? 1 : 0;
        }

        Assert.Equal(2, caught);
    }

    [SelfTest]
    internal static void AFaultInAFinallyReplaces()
    {
        Assert.Throws<DivideByZeroException>(() =>
        {
            try
            {
                _none!.Value = 1;
            }
            finally
            {
                _zero = 1 / _zero;
            }
        });
        Assert.Equal(0, _zero);
    }

    [SelfTest]
    internal static void AFaultInAFilterSaysNo()
    {
        bool isOuter = false;
        try
        {
            try
            {
                _none!.Value = 1;
            }
            catch (NullReferenceException) when (_none!.Value == 0)
            {
                Assert.Fail("the filter faulted");
            }
        }
        catch (NullReferenceException)
        {
            isOuter = true;
        }

        Assert.That(isOuter);
    }

    [SelfTest]
    internal static void TheTraceNamesTheFaultingMethod()
    {
        var caught = Assert.Throws<NullReferenceException>(() => Dereference(_none!));
        Assert.Contains(nameof(Dereference), caught.StackTrace);
    }

    [SelfTest]
    internal static void FaultsPassVirtualCallsAndLambdas()
    {
        Reader[] readers = [new Reader(), new NullReader()];
        Assert.Equal(1, readers[0].Read(new Box { Value = 1 }));
        Assert.Throws<NullReferenceException>(() => readers[1].Read(null));
        Func<Box?, int> lambda = box => box!.Value;
        Assert.Throws<NullReferenceException>(() => lambda(null));
    }

    [SelfTest]
    internal static async Task FaultsPassAwaits()
    {
        var caught = await Assert.ThrowsAsync<NullReferenceException>(static async () =>
        {
            await Task.Yield();
            Dereference(_none!);
        });
        Assert.Contains(nameof(Dereference), caught.StackTrace);
    }

    [SelfTest]
    internal static void FarFieldsOfNullAreChecked()
    {
        Wide? none = Volatile.Read(ref Wide.None);
        Assert.Throws<NullReferenceException>(() => none!.Last = 1);
        Assert.Throws<NullReferenceException>(() => GC.KeepAlive(none!.Last));
    }

    [SelfTest]
    internal static void AHotLoopIsStoppedForACollection()
    {
        bool isStopped = false;
        ulong turns = 0;
        var thread = new Thread(() => turns = Spin(ref isStopped));
        thread.Start();
        for (int round = 0; round < 20; round++)
        {
            GC.Collect();
            Thread.Yield();
        }

        Volatile.Write(ref isStopped, true);
        thread.Join();
        Assert.InRange(1UL, ulong.MaxValue, turns);
    }

    [SelfTest]
    internal static void HotLoopsKeepTheirReferences()
    {
        bool isStopped = false;
        var sums = new long[3];
        Thread[] threads = [.. Enumerable.Range(0, 3).Select(number => new Thread(() => sums[number] = Walk(number, ref isStopped)))];
        Array.ForEach(threads, thread => thread.Start());
        for (int round = 0; round < 20; round++)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);

        Volatile.Write(ref isStopped, true);
        Array.ForEach(threads, thread => thread.Join());
        Assert.Sequence([0, 499_500, 999_000], sums);
    }

    [SelfTest]
    internal static void BlockedThreadsDoNotHoldACollectionUp()
    {
        using var gate = new ManualResetEventSlim();
        var key = new object();
        Thread[] threads =
        [
            new(() => gate.Wait()),
            new(() => Thread.Sleep(50)),
            new(() => WaitForKey(key)),
        ];
        lock (key)
        {
            Array.ForEach(threads, thread => thread.Start());
            for (int round = 0; round < 5; round++)
                GC.Collect();
        }

        gate.Set();
        Array.ForEach(threads, thread => thread.Join());
        Assert.That(threads.All(thread => !thread.IsAlive));
    }

    [SelfTest]
    internal static void FaultsWhileOthersCollect()
    {
        bool isStopped = false;
        int caught = 0;
        var thread = new Thread(() =>
        {
            while (!Volatile.Read(ref isStopped))
                caught += ReadNull() ? 1 : 0;
        });
        thread.Start();
        for (int round = 0; round < 20; round++)
            GC.Collect(0);

        Assert.Soon(() => Volatile.Read(ref caught) > 10);
        Volatile.Write(ref isStopped, true);
        thread.Join();
    }

    [SelfTest]
    internal static void SignalsCanBeRegistered()
    {
        using PosixSignalRegistration registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, static _ => { });
        Assert.That(registration is not null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Dereference(Box box) => box.Value;

    private static bool ReadNull()
    {
        try
        {
            return Dereference(_none!) < 0;
        }
        catch (NullReferenceException)
        {
            return true;
        }
    }

    private static bool DivideByZero()
    {
        try
        {
            return 1 / _zero < 0;
        }
        catch (DivideByZeroException)
        {
            return true;
        }
    }

    private static void Fault(int number, ref int caught)
    {
        for (int round = 0; round < 200; round++)
        {
            bool isCaught = (number + round) % 2 == 0 ? ReadNull() : DivideByZero();
            Interlocked.Add(ref caught, isCaught ? 1 : 0);
        }
    }

    /// <summary>No call, no allocation: the only way to stop it is to interrupt it.</summary>
    private static ulong Spin(ref bool isStopped)
    {
        ulong turns = 0;
        while (!Volatile.Read(ref isStopped))
            turns++;

        return turns;
    }

    /// <summary>Walks over objects that collections move.</summary>
    private static long Walk(int factor, ref bool isStopped)
    {
        Box[] boxes = [.. Enumerable.Range(0, 1000).Select(number => new Box { Value = number * factor })];
        long sum;
        do
        {
            sum = 0;
            foreach (Box box in boxes)
                sum += box.Value;
        }
        while (!Volatile.Read(ref isStopped));

        return sum;
    }

    private static void WaitForKey(object key)
    {
        lock (key)
            GC.KeepAlive(key);
    }

    private sealed class Box
    {
        public int Value;
    }

    private class Reader
    {
        public virtual int Read(Box? box) => 1;
    }

    private sealed class NullReader : Reader
    {
        public override int Read(Box? box) => box!.Value;
    }

    [InlineArray(20_000)]
    private struct Filler
    {
        private byte _first;
    }

    private sealed class Wide
    {
        public static Wide? None = null;
        public Filler Before = default;
        public int Last;
    }
}
