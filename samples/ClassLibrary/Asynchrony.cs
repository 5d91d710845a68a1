using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ClassLibrary;

/// <summary>Tasks.</summary>
internal static class Asynchrony
{
    public static async Task Write(Report report)
    {
        int sum = await Add(1, 2);
        report.Add("await", () => sum);
        int[] all = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() => number * number)));
        report.Add("all", () => all);
        report.Add("any", () => Task.WhenAny(Task.Delay(5000), Task.FromResult(5)).Result is Task<int>);
        report.Add("exception", () => Fail().GetAwaiter().GetResult());
        report.Add("exception-wait", () => { Fail().Wait(); return null; });
        report.Add("cancelled", () => { using var source = new CancellationTokenSource(); source.Cancel(); return Task.Delay(1000, source.Token).ContinueWith(task => task.Status).Result; });
        report.Add("cancel-after", () => { using var source = new CancellationTokenSource(30); try { Task.Delay(10000, source.Token).Wait(); return "no"; } catch (AggregateException error) { return error.InnerException!.GetType().Name; } });
        report.Add("timeout", () => { try { new TaskCompletionSource().Task.WaitAsync(TimeSpan.FromMilliseconds(20)).GetAwaiter().GetResult(); return "no"; } catch (TimeoutException error) { return error.Message; } });
        report.Add("completion", () => { var source = new TaskCompletionSource<int>(); source.SetResult(3); return source.TrySetResult(4) + " " + source.Task.Result; });
        report.Add("continue", () => Task.FromResult(1).ContinueWith(task => task.Result + 1).ContinueWith(task => task.Result * 5).Result);
        report.Add("value-task", () => new ValueTask<int>(7).Result);
        report.Add("iterator", () => Collect().Result);
        report.Add("each", () => { List<int> done = []; Parallel.ForEachAsync(Enumerable.Range(0, 20), async (number, token) => { await Task.Yield(); lock (done) done.Add(number); }).Wait(); return done.Order().Sum(); });
        report.Add("for", () => { long total = 0; Parallel.For(0, 1000, number => Interlocked.Add(ref total, number)); return total; });
        report.Add("invoke", () => { int calls = 0; Parallel.Invoke(() => Interlocked.Increment(ref calls), () => Interlocked.Increment(ref calls)); return calls; });
        report.Add("local", () => { var local = new AsyncLocal<int> { Value = 5 }; return Task.Run(() => local.Value).Result; });
        report.Add("semaphore", () => { var semaphore = new SemaphoreSlim(1); semaphore.Wait(); return semaphore.WaitAsync(10).Result; });
        report.Add("unobserved", () => Task.FromException(new IOException("x")).Exception!.InnerExceptions.Count);
        report.Add("status", () => new Task(() => { }).Status);
        report.Add("configure", () => Configured().Result);
        report.Add("dispose", () => { var log = new List<string>(); Dispose(log).Wait(); return log; });
    }

    private static async Task<int> Add(int x, int y)
    {
        await Task.Delay(5);
        return x + y;
    }

    private static async Task<int> Fail()
    {
        await Task.Yield();
        throw new InvalidDataException("late");
    }

    private static async Task<string> Configured()
    {
        await Task.Delay(1).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return SynchronizationContext.Current?.ToString() ?? "none";
    }

    private static async Task<List<int>> Collect()
    {
        List<int> list = [];
        await foreach (int number in Count())
            list.Add(number);

        return list;
    }

    private static async IAsyncEnumerable<int> Count()
    {
        for (int number = 0; number < 3; number++)
        {
            await Task.Yield();
            yield return number;
        }
    }

    private static async Task Dispose(List<string> log)
    {
        await using var resource = new Resource(log);
        log.Add("used");
    }

    private sealed class Resource(List<string> log) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            log.Add("disposed");
        }
    }
}
