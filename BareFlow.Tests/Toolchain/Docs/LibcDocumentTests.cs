using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using BareFlow.Tests.Support;
using Cosmos.Core.Console;
using Cosmos.Libc;
using IL2CPU.Linking;
using Xunit;

namespace BareFlow.Tests.Toolchain.Docs;

/// <summary><c>docs/libc.md</c> says which C functions there are, and which are only stubs; and none is missing that the runtime
/// links to.</summary>
public sealed partial class LibcDocumentTests
{
    /// <summary>What a program with console, collections, exceptions, threads and garbage collection leaves undefined
    /// (runtime 10.0.12).</summary>
    private const string RuntimeNeeds =
        """
        __cxa_atexit __errno_location __fxstat64 __getdelim __isoc99_fscanf __libc_current_sigrtmax __libc_current_sigrtmin
        __sched_cpualloc __sched_cpucount __sched_cpufree __stack_chk_fail __xstat64 abort asprintf atexit calloc clock_gettime
        clock_nanosleep close closedir dl_iterate_phdr dladdr dup2 execv exit fclose fcntl fflush fgetc flock fopen64 fork fprintf
        fputs free fwrite gai_strerror getcwd getenv geteuid getpid getpwuid_r getrlimit64 gettimeofday ioctl isatty kill log
        lrand48 lseek64 madvise malloc memcpy memmove memset mlock mmap64 mprotect munlock munmap nanosleep open64 opendir pipe
        pipe2 poll prctl pread64 pthread_attr_destroy pthread_attr_getstack pthread_attr_init pthread_attr_setdetachstate
        pthread_attr_setstacksize pthread_cond_broadcast pthread_cond_destroy pthread_cond_init pthread_cond_signal
        pthread_cond_timedwait pthread_cond_wait pthread_condattr_destroy pthread_condattr_init pthread_condattr_setclock
        pthread_create pthread_getattr_np pthread_key_create pthread_kill pthread_mutex_destroy pthread_mutex_init
        pthread_mutex_lock pthread_mutex_unlock pthread_mutexattr_destroy pthread_mutexattr_init pthread_mutexattr_settype
        pthread_rwlock_rdlock pthread_rwlock_unlock pthread_rwlock_wrlock pthread_self pthread_setname_np pthread_setspecific
        pthread_sigmask read readdir64 sched_getaffinity sched_getcpu sched_yield sigaction sigaddset sigemptyset signal snprintf
        srand48 sscanf statfs64 stderr strcasecmp strcat strcmp strcpy strdup strerror strerror_r strlen strncat strncmp strncpy
        strrchr strstr strtok_r strtoll strtoul strtoull syscall sysconf sysinfo tcgetattr tcsetattr time unlink vsnprintf waitpid
        write
        """;

    private const string Document = "docs/libc.md";
    private const string Stub = "Cosmos.Libc.LibcStubAttribute";
    private const string Export = "System.Runtime.RuntimeExportAttribute";
    private const string LibcNamespace = "Cosmos.Libc";

    [Fact]
    public void TheTableOfStubsIsThatOfTheCode()
    {
        string[] stubs = [.. Methods()
            .Where(method => ArgumentOf(method, Stub) is not null)
            .Select(method => $"| `{ArgumentOf(method, Export)}` | {ArgumentOf(method, Stub)} |")
            .Order(StringComparer.Ordinal)];
        string[] rows = [.. DocumentSection.Rows(Document, "libc").Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

        Assert.NotEmpty(stubs);
        File.WriteAllLines(Found("c-stubs.md"), stubs);
        Assert.Equal(stubs, rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryFunctionIsInTheTable()
    {
        string[] expected = [.. Methods()
            .Where(method => method.DeclaringType!.Namespace == LibcNamespace
                && ArgumentOf(method, Export)?.StartsWith("bareflow_", StringComparison.Ordinal) == false)
            .Select(method => (File: FileOf(method.DeclaringType!), Name: ArgumentOf(method, Export)!))
            .Concat(XSharpFiles("Cosmos.Libc"))
            .Concat(XSharpFiles("Cosmos.Core").Where(export => export.File.EndsWith("Heap.xs", StringComparison.Ordinal)
                || export.File.EndsWith("MemoryPrimitives.xs", StringComparison.Ordinal)))
            .GroupBy(export => export.File, export => export.Name)
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => $"| `{file.Key}` | {string.Join(' ', file.Order(StringComparer.Ordinal).Select(name => $"`{name}`"))} |")];
        File.WriteAllLines(Found("c-functions.md"), expected);
        Assert.Equal(expected, DocumentSection.Rows(Document, "functions").Where(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    /// <summary>The functions of musl's archive that are linked where Cosmos.Libc has none.</summary>
    [Fact]
    public void EveryBorrowedMemberIsInTheTable()
    {
        string[] expected = [.. BorrowedLibrary.Groups.Select(group => $"| {group.Title} | {string.Join(' ', group.Members.Select(member => $"`{member}`"))} |")];
        File.WriteAllLines(Found("c-borrowed.md"), expected);
        Assert.Equal(expected, DocumentSection.Rows(Document, "borrowed").Where(line => line.Contains('`', StringComparison.Ordinal)));
    }

    [Fact]
    public void EverythingThatTheRuntimeLinksToIsExported()
    {
        var exported = Methods().Select(method => ArgumentOf(method, Export)).OfType<string>()
            .Concat(XSharpExports("Cosmos.Core"))
            .Concat(XSharpExports("Cosmos.Libc"))
            .ToHashSet();

        Assert.Empty(RuntimeNeeds.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Except(exported));
    }

    private static IEnumerable<MethodInfo> Methods() => new[] { typeof(Terminal), typeof(LibcStart) }
        .SelectMany(type => type.Assembly.GetTypes())
        .SelectMany(type => type.GetMethods(
            BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));

    private static string? ArgumentOf(MethodInfo method, string attribute) => method.GetCustomAttributesData()
        .Where(data => data.AttributeType.FullName == attribute)
        .Select(data => (string?)data.ConstructorArguments[0].Value)
        .FirstOrDefault();

    /// <summary>Where <c>bench/draw/c-surface</c> finds a table as it should be.</summary>
    private static string Found(string name) =>
        Path.Combine(Directory.CreateDirectory(Repository.At("artifacts/tests/surface")).FullName, name);

    /// <summary>A type's file in its assembly; of a type in several files the first.</summary>
    private static string FileOf(Type type) => Path.GetRelativePath(
        Repository.At("Cosmos/Cosmos.Libc"),
        Sources.Value.First(source => Regex.IsMatch(source.Text, $@"(class|struct) {type.Name}\b")).Path);

    private static readonly Lazy<(string Path, string Text)[]> Sources = new(() =>
    [
        .. Directory.GetFiles(Repository.At("Cosmos/Cosmos.Libc"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(path))),
    ]);

    private static IEnumerable<string> XSharpExports(string assembly) => XSharpFiles(assembly).Select(export => export.Name);

    private static IEnumerable<(string File, string Name)> XSharpFiles(string assembly) =>
        Directory.GetFiles(Repository.At(Path.Combine("Cosmos", assembly)), "*.xs", SearchOption.AllDirectories)
            .SelectMany(file => ExportLine().Matches(File.ReadAllText(file)).Select(
                match => (Path.GetRelativePath(Repository.At("Cosmos/Cosmos.Libc"), file), match.Groups[1].Value)));

    [GeneratedRegex(@"^export \S+ as '([^']+)'", RegexOptions.Multiline)]
    private static partial Regex ExportLine();
}
