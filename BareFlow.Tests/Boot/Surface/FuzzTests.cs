using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot.Surface;

/// <summary>No caller of the C surface panics the kernel.</summary>
public class FuzzTests
{
    /// <summary>Functions that are not called, and why.</summary>
    private static readonly Dictionary<string, string> Excluded = new()
    {
        ["exit"] = "ends the run",
        ["_exit"] = "ends the run",
        ["_Exit"] = "ends the run",
        ["abort"] = "ends the run",
        ["__stack_chk_fail"] = "ends the run",
        ["__assert_fail"] = "ends the run",
        ["quick_exit"] = "ends the run",
        ["reboot"] = "ends the run",
        ["verr"] = "ends the run",
        ["verrx"] = "ends the run",
        ["ErrorReports_Report"] = "ends the run",
        ["pthread_exit"] = "ends the thread",
        ["pthread_create"] = "runs whatever it is given in another thread",
        ["pthread_key_create"] = "calls what it is given when a thread ends",
        ["atexit"] = "calls what it is given at the end",
        ["__cxa_atexit"] = "calls what it is given at the end",
        ["at_quick_exit"] = "calls what it is given at the end",
        ["__cxa_at_quick_exit"] = "calls what it is given at the end",
        ["getchar"] = "waits for a person",
        ["getchar_unlocked"] = "waits for a person",
        ["getwchar"] = "waits for a person",
        ["vscanf"] = "waits for a person",
        ["vwscanf"] = "waits for a person",
        ["putenv"] = "keeps what it is given, which other functions follow",
        ["initstate"] = "keeps what it is given, which other functions follow",
        ["setstate"] = "keeps what it is given, which other functions follow",
        ["uselocale"] = "keeps what it is given, which other functions follow",
        ["freelocale"] = "frees what it is given: misuse of the heap is reported as such",
        ["__sched_cpufree"] = "frees what it is given: misuse of the heap is reported as such",
        ["CryptoNative_EvpMdCtxDestroy"] = "frees what it is given: misuse of the heap is reported as such",
        ["CryptoNative_HmacDestroy"] = "frees what it is given: misuse of the heap is reported as such",
        ["signal"] = "would take the handler that the test goes on by",
        ["kill"] = "sends the test signals that end it",
        ["raise"] = "sends the test signals that end it",
        ["pthread_kill"] = "sends the test signals that end it",
        ["killpg"] = "sends the test signals that end it",
        ["sigqueue"] = "sends the test signals that end it",
        ["pthread_sigqueue"] = "sends the test signals that end it",
        ["__sysv_signal"] = "would take the handler that the test goes on by",
        ["sysv_signal"] = "would take the handler that the test goes on by",
        ["sigset"] = "would take the handler that the test goes on by",
        ["sigignore"] = "would take the handler that the test goes on by",
        ["sighold"] = "would block the signals that the test goes on by",
        ["alarm"] = "sends the test a signal that ends it",
        ["ualarm"] = "sends the test a signal that ends it",
        ["setitimer"] = "sends the test a signal that ends it",
        ["timer_settime"] = "sends the test a signal that ends it",
        ["pause"] = "waits for a signal",
        ["sigpause"] = "waits for a signal",
        ["__xpg_sigpause"] = "waits for a signal",
        ["sleep"] = "waits as long as it is told",
        ["usleep"] = "waits as long as it is told",
        ["pthread_cancel"] = "ends the thread",
        ["pthread_testcancel"] = "does nothing while nobody asks",
        ["thrd_create"] = "runs whatever it is given in another thread",
        ["thrd_exit"] = "ends the thread",
        ["tss_create"] = "calls what it is given when a thread ends",
        ["longjmp"] = "goes wherever it is told",
        ["_longjmp"] = "goes wherever it is told",
        ["siglongjmp"] = "goes wherever it is told",
        ["__longjmp_chk"] = "goes wherever it is told",
        ["__pthread_register_cancel"] = "keeps what it is given until the thread ends",
        ["__pthread_unregister_cancel"] = "keeps what it is given until the thread ends",
        ["__pthread_register_cancel_defer"] = "keeps what it is given until the thread ends",
        ["__pthread_unregister_cancel_restore"] = "keeps what it is given until the thread ends",
        ["__pthread_unwind_next"] = "goes wherever it is told",
        ["pthread_setschedparam"] = "would give the test a priority for good",
        ["sched_setscheduler"] = "would give the test a priority for good",
        ["epoll_wait"] = "waits as long as it is told",
        ["select"] = "waits as long as it is told",
        ["pselect"] = "waits as long as it is told",
        ["scandir"] = "calls what it is given",
        ["scandir64"] = "calls what it is given",
        ["ftw"] = "calls what it is given",
        ["ftw64"] = "calls what it is given",
        ["nftw"] = "calls what it is given",
        ["nftw64"] = "calls what it is given",
        ["reallocarray"] = "frees what it is given: misuse of the heap is reported as such",
        ["closefrom"] = "closes what the report is written to",
        ["sendfile"] = "copies as much as it is told",
        ["sendfile64"] = "copies as much as it is told",
        ["copy_file_range"] = "copies as much as it is told",
    };

    /// <summary>Those that would wait for ever, or write where it does harm, were their pointers good.</summary>
    private static readonly HashSet<string> BadPointersOnly =
    [
        "nanosleep", "clock_nanosleep", "poll", "qsort", "pthread_once", "sigaction", "pthread_sigmask", "sigprocmask",
        "pthread_mutex_lock", "pthread_mutex_timedlock", "pthread_mutex_clocklock", "pthread_cond_wait", "pthread_cond_timedwait",
        "sigsuspend", "sigwait", "sigwaitinfo", "sigtimedwait", "sigaltstack", "sem_wait", "sem_timedwait", "sem_clockwait",
        "pthread_barrier_wait", "pthread_barrier_destroy", "pthread_spin_lock", "pthread_mutex_trylock", "pthread_mutex_unlock",
        "pthread_mutex_setprioceiling", "pthread_rwlock_timedrdlock", "pthread_rwlock_timedwrlock", "pthread_rwlock_clockrdlock",
        "pthread_rwlock_clockwrlock", "pthread_timedjoin_np", "pthread_clockjoin_np", "mtx_lock", "mtx_trylock", "mtx_timedlock",
        "mtx_unlock", "cnd_wait", "cnd_timedwait", "cnd_destroy", "thrd_join", "thrd_sleep", "call_once", "clock_settime",
        "pthread_cond_clockwait", "pthread_rwlock_rdlock", "pthread_rwlock_wrlock", "pthread_join", "closedir",
        "readdir", "readdir64", "tcsetattr", "setenv", "pipe", "pipe2",
        "CryptoNative_Pbkdf2", "ppoll", "aio_read", "aio_read64", "aio_write", "aio_write64", "aio_fsync", "aio_fsync64", "aio_suspend",
        "aio_suspend64", "lio_listio", "lio_listio64", "mq_open", "mkfifo", "mkfifoat", "mknod", "mknodat", "__xmknod", "setrlimit",
        "setrlimit64", "prlimit", "prlimit64", "arc4random_buf", "posix_memalign",
    ];

    /// <summary>What only the library itself makes, and takes back as it was.</summary>
    private static readonly string[] Made = ["CFile*", "CLocale*", "VaList*", "DirectoryStream*", "Digest*", "Hmac*"];

    private static readonly HashSet<string> OfAddressSpace = ["mmap", "mmap64", "munmap", "mprotect", "madvise", "posix_madvise", "mlock", "mlock2", "munlock", "msync", "mremap", "mincore"];

    private static readonly HashSet<string> GiveHeap = ["strdup", "realpath", "getcwd", "__sched_cpualloc", "memalign", "valloc", "pvalloc"];

    private const string CallsVariable = "BAREFLOW_FUZZ_CALLS";
    private const int UsualCalls = 100_000;

    /// <summary><c>bench/fuzz-surface</c> asks for more.</summary>
    private static readonly int Calls =
        int.TryParse(Environment.GetEnvironmentVariable(CallsVariable), out int wanted) ? wanted : UsualCalls;

    [Fact]
    public async Task Calls_with_bad_arguments_leave_the_kernel_standing()
    {
        BootResult result = await CProgram.OfKernel("fuzz", Table()).Boot($"calls={Calls}", limit: TimeSpan.FromSeconds(60 + Calls / 1_000));
        result.MustSay("--- end").MustEnd(Ending.Success);
        string line = result.LineWith(" calls returned");
        int[] counts = [.. Regex.Matches(line, "[0-9]+").Select(match => int.Parse(match.Value))];
        Assert.True(counts is [> 250, > 20_000, > 10_000, > 10_000] && counts[1] + counts[3] >= Calls, line);
    }

    private static string Table()
    {
        var table = new StringBuilder();
        foreach (Export export in Exports.All.Where(IsCalled))
            table.AppendLine($"FUNCTION({export.Name}, \"{string.Concat(export.Kinds.Select(Letter))}\", \"{CareOf(export)}\")");

        return table.ToString();
    }

    internal static bool IsCalled(Export export) =>
        !Excluded.ContainsKey(export.Name) && export.Kinds.Count <= 6 && !export.Kinds.Contains(ParameterKind.Floating);

    private static char Letter(ParameterKind kind) => kind switch
    {
        ParameterKind.Number => 'i',
        ParameterKind.Door => 'd',
        ParameterKind.Thread => 't',
        _ => 'p',
    };

    private static string CareOf(Export export)
    {
        bool takesMade = export.Method.GetParameters().Any(parameter => Made.Contains(parameter.ParameterType.Name));
        return OfAddressSpace.Contains(export.Name) ? "m"
            : GiveHeap.Contains(export.Name) ? "a"
            : takesMade || BadPointersOnly.Contains(export.Name) ? "b" : "";
    }
}
