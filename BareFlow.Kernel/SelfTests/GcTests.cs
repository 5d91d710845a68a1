using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using Cosmos.SelfTest;

namespace BareFlow.Kernel.SelfTests;

/// <summary>The garbage collector on the kernel's memory.</summary>
[SelfTestSuite("gc")]
internal static unsafe class GcTests
{
    private const int LargeObject = 100_000;
    private const int Megabyte = 1024 * 1024;

    private static object? _kept;
    private static int _finalized;

    [ThreadStatic]
    private static object? _ofThread;

    [SelfTest]
    internal static void GarbageIsCollected()
    {
        WeakReference[] references = [.. Enumerable.Range(0, 100).Select(_ => Lose())];
        GC.Collect();
        Assert.Equal(0, references.Count(reference => reference.IsAlive));
    }

    [SelfTest]
    internal static void SurvivorsGrowOld()
    {
        var survivor = new object();
        Assert.Equal(0, GC.GetGeneration(survivor));
        GC.Collect(0);
        Assert.Equal(1, GC.GetGeneration(survivor));
        GC.Collect(1);
        Assert.Equal(2, GC.GetGeneration(survivor));
        GC.Collect();
        Assert.Equal(GC.MaxGeneration, GC.GetGeneration(survivor));
    }

    [SelfTest]
    internal static void EachGenerationIsCounted()
    {
        int[] before = [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
        GC.Collect(0);
        GC.Collect(1);
        GC.Collect(2);
        Assert.InRange(3, int.MaxValue, GC.CollectionCount(0) - before[0]);
        Assert.InRange(2, int.MaxValue, GC.CollectionCount(1) - before[1]);
        Assert.InRange(1, int.MaxValue, GC.CollectionCount(2) - before[2]);
    }

    [SelfTest]
    internal static void OldObjectsKeepYoungOnes()
    {
        var old = new object[1000];
        MakeOld(old);
        for (int round = 0; round < 5; round++)
        {
            for (int index = 0; index < old.Length; index++)
                old[index] = new int[] { index, round };

            GC.Collect(0);
            for (int index = 0; index < old.Length; index++)
                Assert.Sequence([index, round], (int[])old[index]);
        }
    }

    [SelfTest]
    internal static void AWriteIntoAnOldStructIsSeen()
    {
        var old = new (int Number, string Text)[64];
        MakeOld(old);
        for (int index = 0; index < old.Length; index++)
            old[index] = (index, new string((char)('a' + index % 26), 10));

        GC.Collect(0);
        Produce(Megabyte);
        Assert.That(old.All(item => item.Text == new string((char)('a' + item.Number % 26), 10)));
    }

    [SelfTest]
    internal static void ALongListIsMarkedWithoutRecursion()
    {
        Node? first = null;
        for (int number = 0; number < 200_000; number++)
            first = new Node(number, first);

        GC.Collect();
        int count = 0;
        for (Node? node = first; node is not null; node = node.Next)
            count++;

        Assert.Equal(200_000, count);
    }

    [SelfTest]
    internal static void CompactionKeepsContents()
    {
        byte[][] blocks = [.. Enumerable.Range(0, 4000).Select(number => Filled(64, (byte)number))];
        for (int index = 0; index < blocks.Length; index += 2)
            blocks[index] = [];

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        for (int index = 1; index < blocks.Length; index += 2)
            Assert.That(blocks[index].All(value => value == (byte)index));
    }

    [SelfTest]
    internal static void ReferencesIntoObjectsFollowThem()
    {
        var filler = new byte[1000][];
        for (int index = 0; index < filler.Length; index++)
            filler[index] = new byte[100];

        int[] array = [1, 2, 3, 4];
        ref int third = ref array[2];
        Span<int> tail = array.AsSpan(1);
        Array.Clear(filler);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        third = 30;
        tail[2] = 40;
        Assert.Sequence([1, 2, 30, 40], array);
    }

    [SelfTest]
    internal static void PinnedObjectsStay()
    {
        GCHandle[] pins = [.. Enumerable.Range(0, 20).Select(number => Pin(number))];
        nint[] places = [.. pins.Select(pin => pin.AddrOfPinnedObject())];
        Produce(4 * Megabyte);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        for (int number = 0; number < pins.Length; number++)
        {
            Assert.Equal(places[number], pins[number].AddrOfPinnedObject());
            Assert.Equal(number, ((int[])pins[number].Target!)[0]);
            pins[number].Free();
        }
    }

    [SelfTest]
    internal static void FixedArraysStay()
    {
        Produce(100_000);
        byte[] array = Filled(1000, 7);
        fixed (byte* start = array)
        {
            GC.Collect();
            Assert.That(start == Unsafe.AsPointer(ref array[0]));
            Assert.Equal(7, start[999]);
        }
    }

    [SelfTest]
    internal static void ThePinnedHeapDoesNotMove()
    {
        long[] array = GC.AllocateArray<long>(1000, pinned: true);
        nint place = (nint)Unsafe.AsPointer(ref array[0]);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        Assert.Equal(place, (nint)Unsafe.AsPointer(ref array[0]));
        Assert.Equal(0, array.Sum());
    }

    [SelfTest]
    internal static void HandlesKeepObjects()
    {
        GCHandle handle = GCHandle.Alloc(new Node(5, null));
        GC.Collect();
        Assert.Equal(5, ((Node)handle.Target!).Number);
        handle.Free();
        Assert.That(!handle.IsAllocated);
    }

    [SelfTest]
    internal static void WeakReferencesFollowTheLiving()
    {
        var target = new Node(1, null);
        var reference = new WeakReference<Node>(target);
        GC.Collect();
        Assert.That(reference.TryGetTarget(out Node? found) && ReferenceEquals(found, target));
        GC.KeepAlive(target);
    }

    [SelfTest]
    internal static void LongWeakReferencesSeeTheResurrected()
    {
        (WeakReference shortOne, WeakReference longOne) = LosePhoenix();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.That(!shortOne.IsAlive);
        Assert.That(longOne.Target is Phoenix && ReferenceEquals(longOne.Target, _kept));
        _kept = null;
    }

    [SelfTest]
    internal static void FinalizersRunOnce()
    {
        int before = Volatile.Read(ref _finalized);
        for (int number = 0; number < 50; number++)
            LoseFinalizable();

        RunFinalizers();
        RunFinalizers();
        Assert.Equal(50, Volatile.Read(ref _finalized) - before);
    }

    [SelfTest]
    internal static void SuppressedFinalizersDoNotRun()
    {
        int before = Volatile.Read(ref _finalized);
        LoseSuppressed();
        RunFinalizers();
        Assert.Equal(before, Volatile.Read(ref _finalized));
    }

    [SelfTest]
    internal static void ReregisteredFinalizersRunAgain()
    {
        int before = Volatile.Read(ref _finalized);
        LoseTwice();
        RunFinalizers();
        RunFinalizers();
        RunFinalizers();
        Assert.Equal(2, Volatile.Read(ref _finalized) - before);
    }

    [SelfTest]
    internal static void FinalizersRunOnTheirOwnThread()
    {
        int thread = 0;
        LoseCallback(() => Volatile.Write(ref thread, Environment.CurrentManagedThreadId));
        RunFinalizers();
        Assert.That(thread != 0 && thread != Environment.CurrentManagedThreadId);
    }

    [SelfTest]
    internal static void AWeakTableDropsValuesWithTheirKeys()
    {
        var table = new ConditionalWeakTable<object, object>();
        var key = new object();
        table.Add(key, "kept");
        WeakReference value = AddLost(table);
        GC.Collect();
        Assert.That(!value.IsAlive);
        Assert.That(table.TryGetValue(key, out object? kept) && (string)kept == "kept");
    }

    [SelfTest]
    internal static void MemoryPressureCollects()
    {
        const long pressure = 512L * Megabyte;
        int before = GC.CollectionCount(0);
        int rounds = 0;
        try
        {
            Assert.Soon(() =>
            {
                GC.AddMemoryPressure(pressure);
                rounds++;
                return GC.CollectionCount(0) > before;
            });
        }
        finally
        {
            for (; rounds > 0; rounds--)
                GC.RemoveMemoryPressure(pressure);
        }
    }

    [SelfTest]
    internal static void LargeObjectsAreOldAndZero()
    {
        byte[] large = new byte[LargeObject];
        Assert.Equal(GC.MaxGeneration, GC.GetGeneration(large));
        Assert.That(large.AsSpan().IndexOfAnyExcept((byte)0) < 0);
    }

    [SelfTest]
    internal static void HolesBetweenLargeObjectsAreUsedAgain()
    {
        const int count = 64;
        var blocks = new byte[count][];
        for (int round = 0; round < 4; round++)
        {
            for (int index = round % 2; index < count; index += 2)
                blocks[index] = Filled(LargeObject + 1000 * index, (byte)(index + round));

            GC.Collect();
            for (int index = round % 2; index < count; index += 2)
                Assert.That(blocks[index].AsSpan().IndexOfAnyExcept((byte)(index + round)) < 0);
        }

        Assert.InRange(0, 2L * count * (LargeObject + 1000 * count), GC.GetGCMemoryInfo(GCKind.Any).FragmentedBytes);
    }

    [SelfTest]
    internal static void TheLargeHeapIsCompacted()
    {
        byte[][] blocks = [.. Enumerable.Range(0, 32).Select(number => Filled(LargeObject, (byte)number))];
        for (int index = 0; index < blocks.Length; index += 2)
            blocks[index] = [];

        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect();
        Assert.Equal(GCLargeObjectHeapCompactionMode.Default, GCSettings.LargeObjectHeapCompactionMode);
        for (int index = 1; index < blocks.Length; index += 2)
            Assert.That(blocks[index].AsSpan().IndexOfAnyExcept((byte)index) < 0);
    }

    [SelfTest]
    internal static void OutOfMemoryIsCaught()
    {
        Assert.Throws<OutOfMemoryException>(Exhaust);
        byte[] after = Filled(Megabyte, 3);
        Assert.Equal(3 * Megabyte, after.Sum(value => value));
    }

    [SelfTest]
    internal static void ATooLongArrayIsRefused()
    {
        int negative = -1;
        Assert.Throws<OverflowException>(() => GC.KeepAlive(new byte[negative]));
        Assert.Throws<OutOfMemoryException>(() => GC.KeepAlive(new byte[int.MaxValue]));
    }

    [SelfTest]
    internal static void ARegionWithoutCollections()
    {
        Assert.That(GC.TryStartNoGCRegion(2 * Megabyte));
        int before = GC.CollectionCount(0);
        Produce(Megabyte);
        Assert.Equal(before, GC.CollectionCount(0));
        Assert.Equal(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
        GC.EndNoGCRegion();
    }

    [SelfTest]
    internal static void ABackgroundCollectionEnds()
    {
        int before = GC.CollectionCount(2);
        object[] live = [.. Enumerable.Range(0, 10_000).Select(number => new Node(number, null))];
        GC.Collect(2, GCCollectionMode.Forced, blocking: false);
        Produce(Megabyte);
        Assert.Soon(() => GC.CollectionCount(2) > before);
        Assert.Equal(9_999, ((Node)live[^1]).Number);
    }

    [SelfTest]
    internal static void AllocationsAreCounted()
    {
        long thread = GC.GetAllocatedBytesForCurrentThread();
        long total = GC.GetTotalAllocatedBytes(precise: true);
        Produce(Megabyte);
        Assert.InRange(Megabyte, 2 * Megabyte, GC.GetAllocatedBytesForCurrentThread() - thread);
        Assert.InRange(Megabyte, 8 * Megabyte, GC.GetTotalAllocatedBytes(precise: true) - total);
    }

    [SelfTest]
    internal static void TheMachineIsKnown()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        Assert.InRange(16L * Megabyte, long.MaxValue, info.TotalAvailableMemoryBytes);
        Assert.InRange(1, info.TotalAvailableMemoryBytes, info.HeapSizeBytes);
        Assert.InRange(1, info.TotalAvailableMemoryBytes, info.HighMemoryLoadThresholdBytes);
        Assert.That(!GCSettings.IsServerGC);
    }

    [SelfTest]
    internal static void ThreadStaticsDieWithTheirThread()
    {
        WeakReference? reference = null;
        var thread = new Thread(() => reference = KeepInThread());
        thread.Start();
        thread.Join();
        Assert.Soon(() => Collected(reference!));
    }

    [SelfTest]
    internal static void ThreadsAllocateWhileOthersCollect()
    {
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(number => new Thread(() => BuildAndCheck(number)))];
        Array.ForEach(threads, thread => thread.Start());
        for (int round = 0; round < 10; round++)
            GC.Collect(round % 3);

        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(4, threads.Count(thread => !thread.IsAlive));
    }

    [SelfTest]
    internal static void PooledArraysComeBack()
    {
        byte[] first = ArrayPool<byte>.Shared.Rent(5000);
        Assert.InRange(5000, 8192, first.Length);
        ArrayPool<byte>.Shared.Return(first);
        byte[] second = ArrayPool<byte>.Shared.Rent(5000);
        Assert.That(ReferenceEquals(first, second));
        ArrayPool<byte>.Shared.Return(second);
    }

    [SelfTest]
    internal static void NativeMemoryIsGivenBack()
    {
        for (int round = 0; round < 100; round++)
        {
            byte* block = (byte*)NativeMemory.AllocZeroed(10_000);
            Assert.That(new Span<byte>(block, 10_000).IndexOfAnyExcept((byte)0) < 0);
            block = (byte*)NativeMemory.Realloc(block, 20_000);
            block[19_999] = 1;
            NativeMemory.Free(block);
        }

        void* aligned = NativeMemory.AlignedAlloc(100, 4096);
        Assert.Equal(0, (nint)aligned % 4096);
        NativeMemory.AlignedFree(aligned);
    }

    [SelfTest]
    internal static void HarshCollectionsGiveMemoryBack()
    {
        KeepAndLose(4 * Megabyte);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Assert.InRange(0, 4L * Megabyte, GC.GetGCMemoryInfo().HeapSizeBytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Lose() => new(new object());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Short, WeakReference Long) LosePhoenix()
    {
        var phoenix = new Phoenix();
        return (new WeakReference(phoenix), new WeakReference(phoenix, trackResurrection: true));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoseFinalizable() => GC.KeepAlive(new Finalizable(0));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoseTwice() => GC.KeepAlive(new Finalizable(1));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoseSuppressed() => GC.SuppressFinalize(new Finalizable(0));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoseCallback(Action callback) => GC.KeepAlive(new Callback(callback));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AddLost(ConditionalWeakTable<object, object> table)
    {
        var value = new object();
        table.Add(new object(), value);
        return new WeakReference(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference KeepInThread()
    {
        _ofThread = new Node(1, null);
        return new WeakReference(_ofThread);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void KeepAndLose(int bytes)
    {
        byte[][] blocks = [.. Enumerable.Range(0, bytes / 1000).Select(_ => new byte[1000])];
        GC.Collect(1);
        Assert.Equal(bytes / 1000, blocks.Length);
    }

    private static bool Collected(WeakReference reference)
    {
        GC.Collect();
        return !reference.IsAlive;
    }

    private static void MakeOld(object survivor)
    {
        while (GC.GetGeneration(survivor) < GC.MaxGeneration)
            GC.Collect();
    }

    private static void RunFinalizers()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    /// <summary>Allocates so many bytes of small garbage.</summary>
    private static void Produce(int bytes)
    {
        const int size = 1000;
        for (int produced = 0; produced < bytes; produced += size)
            GC.KeepAlive(new byte[size]);
    }

    /// <summary>Asks for more than any machine gives: the arrays are never written, so what has no memory is not missed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Exhaust()
    {
        var blocks = new List<byte[]>();
        while (blocks.Count < 1000)
            blocks.Add(GC.AllocateUninitializedArray<byte>(Array.MaxLength));
    }

    private static byte[] Filled(int length, byte value)
    {
        var array = new byte[length];
        array.AsSpan().Fill(value);
        return array;
    }

    private static GCHandle Pin(int number)
    {
        Produce(10_000);
        return GCHandle.Alloc(new[] { number, 0, 0 }, GCHandleType.Pinned);
    }

    private static void BuildAndCheck(int seed)
    {
        for (int round = 0; round < 20; round++)
        {
            var table = new Dictionary<int, string>();
            for (int key = 0; key < 300; key++)
                table[key] = (seed + key).ToString();

            foreach ((int key, string value) in table)
                Assert.Equal(seed + key, int.Parse(value));
        }
    }

    private sealed record Node(int Number, Node? Next);

    private sealed class Phoenix
    {
        ~Phoenix() => _kept = this;
    }

    private sealed class Finalizable(int more)
    {
        private int _more = more;

        ~Finalizable()
        {
            Interlocked.Increment(ref _finalized);
            if (_more-- > 0)
                GC.ReRegisterForFinalize(this);
        }
    }

    private sealed class Callback(Action action)
    {
        ~Callback() => action();
    }
}
