using System.Collections.Generic;
using System.Linq;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace ClassLibrary;

/// <summary>Channels and pipes between tasks.</summary>
internal static class Channels
{
    public static async Task Write(Report report)
    {
        List<int> bounded = await Pass(Channel.CreateBounded<int>(3));
        report.Add("bounded", () => bounded.Sum());
        List<int> unbounded = await Pass(Channel.CreateUnbounded<int>());
        report.Add("unbounded", () => unbounded.SequenceEqual(Enumerable.Range(0, 100)));
        report.Add("prioritized", () => { var channel = Channel.CreateUnboundedPrioritized<int>(); foreach (int number in (int[])[3, 1, 2]) channel.Writer.TryWrite(number); channel.Reader.TryRead(out int first); return first; });
        report.Add("full", () => { var channel = Channel.CreateBounded<int>(1); return $"{channel.Writer.TryWrite(1)} {channel.Writer.TryWrite(2)} {channel.Reader.Count}"; });
        report.Add("drop", () => { var channel = Channel.CreateBounded<int>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }); channel.Writer.TryWrite(1); channel.Writer.TryWrite(2); channel.Reader.TryRead(out int left); return left; });
        report.Add("closed", () => { var channel = Channel.CreateUnbounded<int>(); channel.Writer.Complete(); return channel.Reader.ReadAsync().AsTask().Result; });
        report.Add("closed-write", () => { var channel = Channel.CreateUnbounded<int>(); channel.Writer.Complete(); return channel.Writer.TryWrite(1); });
        report.Add("pipe", () => Pipe().Result);
        report.Add("blocking", () => { using var items = new System.Collections.Concurrent.BlockingCollection<int>(2); Task producer = Task.Run(() => { for (int number = 0; number < 10; number++) items.Add(number); items.CompleteAdding(); }); int sum = items.GetConsumingEnumerable().Sum(); producer.Wait(); return sum; });
    }

    private static async Task<List<int>> Pass(Channel<int> channel)
    {
        Task producer = Task.Run(async () =>
        {
            for (int number = 0; number < 100; number++)
                await channel.Writer.WriteAsync(number);

            channel.Writer.Complete();
        });
        List<int> read = [];
        await foreach (int number in channel.Reader.ReadAllAsync())
            read.Add(number);

        await producer;
        return read;
    }

    private static async Task<string> Pipe()
    {
        var pipe = new System.IO.Pipelines.Pipe();
        await pipe.Writer.WriteAsync("hello"u8.ToArray());
        await pipe.Writer.CompleteAsync();
        System.IO.Pipelines.ReadResult result = await pipe.Reader.ReadAsync();
        return $"{result.Buffer.Length} {result.IsCompleted}";
    }
}
