using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Threads;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>sysconf</c> (POSIX.1-2017; the numbers of the questions are glibc's): limits and quantities of the system.</summary>
internal static unsafe class SystemLimits
{
    /// <summary>The ticks in which some times are counted.</summary>
    public const int TicksPerSecond = 100;

    /// <summary>_POSIX_VERSION: what the system keeps to, and what there is of its options.</summary>
    private const long Standard = 200809;
    private const long ArgumentBytes = 2 * 1024 * 1024;
    private const long NameBuffer = 1024;
    private const long LineBytes = 2048;
    private const long MostPriorities = 32768;

    /// <summary>The numbers of the questions that have an answer of their own.</summary>
    private enum Question
    {
        Arguments = 0,
        Children = 1,
        Ticks = 2,
        Groups = 3,
        OpenFiles = 4,
        Streams = 5,
        TimeZoneNames = 6,
        JobControl = 7,
        SavedIds = 8,
        RealTimeSignals = 9,
        Semaphores = 21,
        SharedMemory = 22,
        AsyncPriorities = 25,
        QueuePriorities = 28,
        Version = 29,
        PageSize = 30,
        RealTimeSignalCount = 31,
        SemaphoreValue = 33,
        QueuedSignals = 34,
        BaseNumbers = 36,
        DimensionWords = 37,
        ScaleDigits = 38,
        TextBytes = 39,
        WeightsOfLocale = 40,
        ExpressionNesting = 42,
        Line = 43,
        Repetitions = 44,
        CharacterBytes = 45,
        SecondVersion = 46,
        SecondC = 47,
        SecondCDevelopment = 48,
        SecondSoftware = 51,
        SecondLocaleDefinition = 52,
        Buffers = 60,
        Threads = 67,
        ThreadSafeFunctions = 68,
        GroupBuffer = 69,
        PasswordBuffer = 70,
        LoginName = 71,
        TerminalName = 72,
        DestructorTurns = 73,
        ThreadKeys = 74,
        ThreadStack = 75,
        ThreadStackAddress = 77,
        ThreadProcessShared = 82,
        Processors = 83,
        ProcessorsOnline = 84,
        PhysicalPages = 85,
        AvailablePages = 86,
        ExitFunctions = 87,
        ThreadPasses = 88,
        OpenVersion = 89,
        SecondCharacterTerminals = 95,
        SecondUserUtilities = 96,
        CharacterBits = 101,
        Barriers = 133,
        ClockSelection = 137,
        ProcessCpuTime = 138,
        ThreadCpuTime = 139,
        MonotonicClock = 149,
        ReadWriteLocks = 153,
        SpinLocks = 154,
        RegularExpressions = 155,
        Shell = 157,
        Spawn = 159,
        Timeouts = 164,
        LinksOfPath = 173,
        Lp64 = 178,
        HostName = 180,
        Level1InstructionSize = 185,
        Level1Size = 188,
        Level1Line = 190,
        Level2Size = 191,
        Level2Line = 193,
        Level3Size = 194,
        Level3Line = 196,
        Level4Size = 197,
        LastOfCaches = 199,
        Ip6 = 235,
        RawSockets = 236,
        LastQuestion = 250,
    }

    /// <summary>A limit or a quantity of the system.</summary>
    /// <returns>-1 with EINVAL for a question that is none; -1 alone for what has no limit or is not there.</returns>
    [RuntimeExport("sysconf")]
    private static long Answer(int question) => (Question)question switch
    {
        < Question.RealTimeSignals => OfProcess((Question)question),
        <= Question.SharedMemory => Standard,
        < Question.Buffers => OfStandard((Question)question),
        < Question.CharacterBits => OfThreads((Question)question),
        < Question.Barriers => OfTypes(question),
        < Question.Level1InstructionSize => OfOptions((Question)question),
        <= Question.LastOfCaches => OfCaches((Question)question),
        _ => OfLast((Question)question),
    };

    [RuntimeExport("__sysconf")]
    private static long AnswerAlias(int question) => Answer(question);

    private static long OfProcess(Question question) => question switch
    {
        < 0 => CResult.Fail(Errno.EINVAL),
        Question.Arguments => ArgumentBytes,
        Question.Children => -1,
        Question.Ticks => TicksPerSecond,
        Question.Groups => ushort.MaxValue + 1,
        Question.OpenFiles => Descriptors.Limit,
        Question.Streams => 16,
        Question.TimeZoneNames => -1,
        _ => 1,
    };

    private static long OfStandard(Question question) => question switch
    {
        Question.AsyncPriorities => 20,
        Question.AsyncPriorities + 1 or Question.SemaphoreValue => int.MaxValue,
        Question.QueuePriorities => MostPriorities,
        Question.Version or Question.SecondVersion or Question.SecondC or Question.SecondCDevelopment => Standard,
        Question.SecondSoftware or Question.SecondLocaleDefinition => Standard,
        Question.PageSize => (long)VirtPage.Size,
        Question.RealTimeSignalCount or Question.ExpressionNesting => 32,
        Question.QueuedSignals => MostPriorities,
        Question.BaseNumbers or Question.ScaleDigits => 99,
        Question.DimensionWords or Question.Line or Question.CharacterBytes => LineBytes,
        Question.TextBytes => 1000,
        Question.WeightsOfLocale => 255,
        Question.Repetitions => short.MaxValue,
        Question.WeightsOfLocale + 1 => CResult.Fail(Errno.EINVAL),
        _ => -1,
    };

    private static long OfThreads(Question question) => question switch
    {
        Question.Buffers or Question.ThreadKeys => 1024,
        Question.Threads or Question.ThreadSafeFunctions => Standard,
        Question.GroupBuffer or Question.PasswordBuffer => NameBuffer,
        Question.LoginName => 256,
        Question.TerminalName => 32,
        Question.DestructorTurns => 4,
        Question.ThreadStack => (long)ThreadMemory.LeastStackBytes,
        >= Question.ThreadStackAddress and <= Question.ThreadProcessShared => Standard,
        Question.Processors or Question.ProcessorsOnline => 1,
        Question.PhysicalPages => (long)(MemoryAccounting.Take().Total / VirtPage.Size),
        Question.AvailablePages => (long)(MemoryAccounting.Take().Available / VirtPage.Size),
        Question.ExitFunctions => ExitHandlers.Capacity,
        Question.ThreadPasses => 8192,
        Question.OpenVersion => 700,
        Question.OpenVersion + 1 => 4,
        Question.OpenVersion + 2 or Question.OpenVersion + 4 or Question.OpenVersion + 5 => 1,
        Question.SecondCharacterTerminals or Question.SecondUserUtilities => Standard,
        >= Question.SecondUserUtilities + 2 => 1,
        _ => -1,
    };

    /// <summary>The limits of C's types, and versions of X/Open.</summary>
    private static long OfTypes(int question)
    {
        const int first = (int)Question.CharacterBits;
        return (question - first) switch
        {
            0 => 8,
            1 or 10 => sbyte.MaxValue,
            2 or 11 => sbyte.MinValue,
            3 => int.MaxValue,
            4 => int.MinValue,
            5 => 64,
            6 => 32,
            7 => 16,
            8 => 20,
            9 or 12 => short.MaxValue,
            13 => short.MinValue,
            14 => byte.MaxValue,
            15 => uint.MaxValue,
            16 => -1,
            17 => ushort.MaxValue,
            18 => 4096,
            19 => LineBytes,
            >= 20 and <= 23 => int.MaxValue,
            26 or (>= 28 and <= 30) => 1,
            31 => Standard,
            _ => -1,
        };
    }

    private static long OfOptions(Question question) => question switch
    {
        Question.Barriers or (>= Question.ClockSelection and <= Question.ThreadCpuTime) => Standard,
        Question.MonotonicClock or Question.ReadWriteLocks or Question.SpinLocks or Question.Timeouts => Standard,
        Question.RegularExpressions or Question.Shell or Question.Lp64 => 1,
        Question.Spawn => -1,
        Question.HostName => HostName.Longest,
        _ => -1,
    };

    private static long OfCaches(Question question) => question switch
    {
        Question.Level1InstructionSize or Question.Level1Size => (long)CpuFeatures.CacheSize(1, out _),
        Question.Level2Size => (long)CpuFeatures.CacheSize(2, out _),
        Question.Level3Size => (long)CpuFeatures.CacheSize(3, out _),
        Question.Level1InstructionSize + 2 or Question.Level1Line => LineOf(1),
        Question.Level2Line => LineOf(2),
        Question.Level3Line => LineOf(3),
        _ => 0,
    };

    private static long OfLast(Question question)
    {
        const Question minimumSignalStack = Question.LastQuestion - 1;
        const Question signalStack = Question.LastQuestion;
        const int signalFrame = 2048;
        return question switch
        {
            minimumSignalStack => signalFrame,
            signalStack => 4 * signalFrame,
            >= Question.Ip6 and < minimumSignalStack => question is Question.Ip6 + 6 or Question.Ip6 + 12 or Question.Ip6 + 13
                ? CResult.Fail(Errno.EINVAL)
                : question is Question.Ip6 + 4 ? 1 : -1,
            _ => CResult.Fail(Errno.EINVAL),
        };
    }

    private static long LineOf(uint level)
    {
        CpuFeatures.CacheSize(level, out uint line);
        return line;
    }
}
