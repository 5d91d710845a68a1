using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace BareFlow.Benchmarks;

/// <summary>Runs the benchmarks that the command line names, in this process: no other project is built for them.</summary>
internal static class Program
{
    // Many short iterations: on a noisy machine the median of them says more than the mean of a few.
    private const int Iterations = 21;
    private const int WarmUps = 5;
    private const int Milliseconds = 50;

    private static void Main(string[] arguments)
    {
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default
                .WithToolchain(InProcessEmitToolchain.Instance)
                .WithIterationTime(TimeInterval.FromMilliseconds(Milliseconds))
                .WithWarmupCount(WarmUps)
                .WithIterationCount(Iterations))
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params)
            .AddColumn(StatisticColumn.Median, StatisticColumn.Min)
            .WithArtifactsPath("artifacts/bench/micro");
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments, config);
    }
}
