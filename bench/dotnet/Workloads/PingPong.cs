using System.Threading;

namespace DotnetBench;

/// <summary>Two threads that wake each other in turn.</summary>
internal static class PingPong
{
    private const int Rounds = 200;

    public static long Run(int scale)
    {
        using var ping = new AutoResetEvent(false);
        using var pong = new AutoResetEvent(false);
        long sum = 0;
        int rounds = Rounds * scale;
        var other = new Thread(() =>
        {
            for (int round = 0; round < rounds; round++)
            {
                ping.WaitOne();
                sum++;
                pong.Set();
            }
        });
        other.Start();
        for (int round = 0; round < rounds; round++)
        {
            ping.Set();
            pong.WaitOne();
        }

        other.Join();
        return sum;
    }
}
