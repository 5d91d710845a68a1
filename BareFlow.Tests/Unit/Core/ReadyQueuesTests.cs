using System.Collections.Generic;
using System.Runtime.InteropServices;
using Cosmos.Core.Threads;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>The highest priority comes first, and within one the thread that came first.</summary>
public sealed unsafe class ReadyQueuesTests
{
    [Fact]
    public void Nobody_is_ready_at_first()
    {
        ReadyQueues queues = default;
        Assert.Equal(ReadyQueues.None, queues.Highest);
        Assert.True(queues.Take() == null);
    }

    [Fact]
    public void Threads_come_by_priority_and_then_in_order()
    {
        byte[] priorities = [3, 31, 0, 3, 31, 8, 0, 3];
        Assert.Equal([1, 4, 5, 0, 3, 7, 2, 6], TakeAll(priorities, removed: -1));
    }

    [Theory]
    [InlineData(0, new[] { 1, 2 })]
    [InlineData(1, new[] { 0, 2 })]
    [InlineData(2, new[] { 0, 1 })]
    public void A_thread_may_leave_from_any_place(int removed, int[] rest) =>
        Assert.Equal(rest, TakeAll([5, 5, 5], removed));

    private static List<int> TakeAll(byte[] priorities, int removed)
    {
        var queues = (ReadyQueues*)NativeMemory.AllocZeroed((nuint)sizeof(ReadyQueues));
        var threads = (Thread*)NativeMemory.AllocZeroed((nuint)priorities.Length, (nuint)sizeof(Thread));
        for (int index = 0; index < priorities.Length; index++)
        {
            threads[index].Turn = priorities[index];
            queues->Append(&threads[index]);
        }

        if (removed >= 0)
            queues->Remove(&threads[removed]);

        var order = new List<int>();
        for (Thread* thread = queues->Take(); thread != null; thread = queues->Take())
            order.Add((int)(thread - threads));

        Assert.Equal(ReadyQueues.None, queues->Highest);
        NativeMemory.Free(threads);
        NativeMemory.Free(queues);
        return order;
    }
}
