using System;
using System.Buffers;
using System.Buffers.Text;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Threading;
using Cosmos.SelfTest;

namespace BareFlow.Kernel.SelfTests;

/// <summary>The base class library, unmodified.</summary>
[SelfTestSuite("bcl")]
internal static partial class BclTests
{
    private const string Sentence = "The quick brown fox jumps over the lazy dog";

    [SelfTest]
    internal static void QueriesCompose()
    {
        int[] numbers = [5, 3, 8, 1, 9, 2];
        Assert.Sequence([2, 4, 6], numbers.Where(number => number < 4).Order().Select(number => number * 2));
        Assert.Sequence(["even:8,2", "odd:5,3,1,9"], numbers
            .GroupBy(number => number % 2 == 0 ? "even" : "odd")
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Key}:{string.Join(',', group)}"));
        Assert.Equal(28, numbers.Aggregate((sum, number) => sum + number));
        Assert.Sequence([(1, "a"), (2, "b")], new[] { 1, 2 }.Zip(["a", "b"]));
        Assert.Sequence(["5 3", "8 1", "9 2"], numbers.Chunk(2).Select(chunk => string.Join(' ', chunk)));
    }

    [SelfTest]
    internal static void JoinsJoin()
    {
        (int Id, string Name)[] people = [(1, "Ada"), (2, "Grace")];
        (int Person, string What)[] works = [(1, "notes"), (2, "compiler"), (1, "engine")];
        Assert.Sequence(
            ["Ada:notes", "Ada:engine", "Grace:compiler"],
            from person in people
            join work in works on person.Id equals work.Person
            select $"{person.Name}:{work.What}");
        Assert.Equal("Grace", people.MaxBy(person => person.Id).Name);
        Assert.Sequence([1, 2, 3, 4], new[] { 1, 2, 3 }.Union([3, 4]));
    }

    [SelfTest]
    internal static void DictionariesKeepAll()
    {
        var table = new Dictionary<string, int>();
        for (int number = 0; number < 5000; number++)
            table[$"key{number}"] = number;

        for (int number = 0; number < 5000; number += 2)
            Assert.That(table.Remove($"key{number}"));

        Assert.Equal(2500, table.Count);
        Assert.That(table.All(pair => pair.Key == $"key{pair.Value}" && pair.Value % 2 == 1));
    }

    [SelfTest]
    internal static void SortedCollectionsSort()
    {
        var random = new Random(1);
        int[] numbers = [.. Enumerable.Range(0, 1000).OrderBy(_ => random.Next())];
        var queue = new PriorityQueue<int, int>(numbers.Select(number => (number, number)));
        Assert.Sequence(Enumerable.Range(0, 1000), new SortedSet<int>(numbers));
        Assert.Sequence(Enumerable.Range(0, 1000), new SortedDictionary<int, int>(numbers.ToDictionary(n => n)).Keys);
        Assert.Sequence(Enumerable.Range(0, 1000), Enumerable.Range(0, 1000).Select(_ => queue.Dequeue()));
        Array.Sort(numbers, (left, right) => right - left);
        Assert.Equal((999, 0), (numbers[0], numbers[^1]));
        Assert.Equal(999 - 500, Array.BinarySearch(numbers, 500, Comparer<int>.Create((left, right) => right - left)));
    }

    [SelfTest]
    internal static void OtherCollectionsHold()
    {
        Assert.Sequence([3, 2, 1], new Stack<int>([1, 2, 3]));
        Assert.Sequence([1, 2, 3], new Queue<int>([1, 2, 3]));
        Assert.Sequence([1, 9, 2], Linked());
        Assert.Equal(2, new[] { "x", "y" }.ToFrozenDictionary(key => key).Count);
        ImmutableList<int> list = [1, 2];
        Assert.Equal((2, 3), (list.Count, list.Add(3).Count));
        Assert.That(new HashSet<int>([1, 2]).IsSubsetOf([1, 2, 3]));
    }

    [SelfTest]
    internal static void GenericsOverEverything()
    {
        Assert.Equal("Int32 String", Names<int, string>());
        Assert.Equal("List`1 Int64", Names<List<int>, long>());
        Assert.Equal(12, Sum([3, 4, 5]));
        Assert.Equal(1.75m, Sum([0.5m, 1.25m]));
        Assert.Equal(new BigInteger(30), Sum([new BigInteger(10), 20]));
        Assert.Equal("a", new Pair<string, Pair<int, byte>>("a", new(1, 2)).First);
        Assert.Equal(3, ((Pair<int, Pair<int, int>>)(object)new Pair<int, Pair<int, int>>(1, new(2, 3))).Second.Second);
    }

    [SelfTest]
    internal static void GenericVirtualMethodsAreFound()
    {
        Namer[] namers = [new Namer(), new LoudNamer()];
        Assert.Sequence(["Int32", "INT32"], namers.Select(namer => namer.Name<int>()));
        Assert.Sequence(["String", "STRING"], namers.Select(namer => namer.Name<string>()));
        Assert.Sequence(["Dictionary`2", "DICTIONARY`2"], namers.Select(namer => namer.Name<Dictionary<int, string>>()));
        INamer boxed = new ValueNamer();
        Assert.Equal("value Guid", boxed.Name<Guid>());
        Assert.Equal("default Guid", ((INamer)new Namer()).Default<Guid>());
    }

    [SelfTest]
    internal static void VarianceAndDelegates()
    {
        Func<string> text = () => "text";
        Func<object> any = text;
        IEnumerable<object> objects = new List<string> { "a", "b" };
        Action<object> take = value => Assert.That(value is string);
        Action<string> takeText = take;
        takeText((string)any());
        Assert.Equal(2, objects.Count());
        Func<int, int> twice = number => number * 2;
        Func<int, int> chain = number => twice(twice(number));
        Assert.Equal(20, chain(5));
        Action? many = null;
        int calls = 0;
        many += () => calls++;
        many += () => calls += 10;
        many();
        Assert.Equal((11, 2), (calls, many.GetInvocationList().Length));
    }

    [SelfTest]
    internal static void RecordsAndPatterns()
    {
        var first = new Person("Ada", 36, ["notes"]);
        Assert.Equal(first, first with { });
        Assert.Equal("Person { Name = Ada, Age = 36, Works = System.String[] }", first.ToString());
        Assert.Equal("grown", first switch { { Age: < 18 } => "young", { Name: ['A', ..] } => "grown", _ => "other" });
        Assert.That((object)3.5 is double and > 3 and < 4);
    }

    [SelfTest]
    internal static void ReflectionNamesTypes()
    {
        Assert.Equal("BareFlow.Kernel.SelfTests.BclTests", typeof(BclTests).FullName);
        Assert.That(typeof(LoudNamer).IsSubclassOf(typeof(Namer)) && typeof(INamer).IsAssignableFrom(typeof(Namer)));
        Assert.Equal("Tuesday", DayOfWeek.Tuesday.ToString());
        Assert.Equal(DayOfWeek.Friday, Enum.Parse<DayOfWeek>("friday", ignoreCase: true));
        Assert.Equal(new Person("", 0, []).GetType(), typeof(Person));
        Assert.That(Activator.CreateInstance<StringBuilder>().Length == 0);
    }

    [SelfTest]
    internal static void NumbersFormatInvariantly()
    {
        CultureInfo.CurrentCulture.ClearCachedData();
        Assert.Equal("1,234.50 |007|   42|2a|1.5E+004|12.3 %", string.Create(
            CultureInfo.InvariantCulture, $"{1234.5:N2} |{7:D3}|{42,5}|{42:x}|{15000:0.0E+000}|{0.123:P1}"));
        Assert.Equal("1.5", 1.5.ToString());
        Assert.Equal("-0", (-0.0).ToString());
        Assert.Equal("0.1", 0.1.ToString("R", CultureInfo.InvariantCulture));
        Assert.Equal("3.4028235E+38", float.MaxValue.ToString());
        Assert.Equal("79228162514264337593543950335", decimal.MaxValue.ToString());
        Assert.Equal("-9223372036854775808", long.MinValue.ToString());
        Assert.Equal("NaN", double.NaN.ToString());
    }

    [SelfTest]
    internal static void NumbersParse()
    {
        Assert.Equal(1234.5, double.Parse("1,234.5", CultureInfo.InvariantCulture));
        Assert.Equal(double.Epsilon, double.Parse("5E-324"));
        Assert.Equal(0.1 + 0.2, double.Parse("0.30000000000000004"));
        Assert.Equal(-42, int.Parse("-42"));
        Assert.Equal(255, int.Parse("ff", NumberStyles.HexNumber));
        Assert.Equal(1.10m, decimal.Parse("1.10"));
        Assert.That(!int.TryParse("2147483648", out _));
        Assert.Throws<FormatException>(() => int.Parse("x"));
        Assert.Throws<OverflowException>(() => byte.Parse("256"));
    }

    [SelfTest]
    internal static void RoundTripsOfDoubles()
    {
        var random = new Random(7);
        for (int round = 0; round < 500; round++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (double.IsFinite(value))
                Assert.Equal(value, double.Parse(value.ToString("R")));
        }
    }

    [SelfTest]
    internal static void MathIsExactWhereItMustBe()
    {
        Assert.Equal(3, Math.Sqrt(9));
        Assert.Equal(1024, Math.Pow(2, 10));
        Assert.InRange(2.718281828459044, 2.718281828459046, Math.Exp(1));
        Assert.InRange(0.4999999999999998, 0.5000000000000002, Math.Sin(Math.PI / 6));
        Assert.InRange(-1e-15, 1e-15, Math.Atan2(0, 1));
        Assert.InRange(0.693147180559945, 0.693147180559946, Math.Log(2));
        Assert.Equal(2, Math.Round(2.5));
        Assert.Equal(double.NaN, Math.Sqrt(-1));
        Assert.Equal((2, -1), (Math.DivRem(-7, -3).Quotient, -7 % -3));
        Assert.Equal(Math.FusedMultiplyAdd(2, 3, 4), 10);
    }

    [SelfTest]
    internal static void BigNumbersCount()
    {
        BigInteger factorial = Enumerable.Range(1, 100).Aggregate(BigInteger.One, (product, number) => product * number);
        string text = factorial.ToString();
        Assert.Equal(158, text.Length);
        Assert.That(text.StartsWith("93326215443944152681", StringComparison.Ordinal));
        Assert.Equal(factorial, BigInteger.Parse(text));
        Assert.Equal(BigInteger.One, BigInteger.ModPow(3, 1_000_000_006, 1_000_000_007));
        Assert.Equal(BigInteger.Pow(2, 200), BigInteger.One << 200);
        Assert.Equal(new BigInteger(21), BigInteger.GreatestCommonDivisor(1071, 462));
        Assert.Equal(UInt128.MaxValue, (UInt128.One << 127) + ((UInt128.One << 127) - 1));
    }

    [SelfTest]
    internal static void BitsAreCounted()
    {
        Assert.Equal((5, 27, 4), (BitOperations.PopCount(0x1F), BitOperations.LeadingZeroCount(0x1F), BitOperations.Log2(0x1F)));
        Assert.Equal(0x78563412u, System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(0x12345678u));
        Assert.Equal(0x23456781u, BitOperations.RotateLeft(0x12345678u, 4));
        Assert.Equal((Half)1.5, (Half)1.5f);
    }

    [SelfTest]
    internal static void VectorsAgreeWithScalars()
    {
        int[] numbers = [.. Enumerable.Range(0, 1003)];
        var sum = Vector<int>.Zero;
        int at = 0;
        for (; at <= numbers.Length - Vector<int>.Count; at += Vector<int>.Count)
            sum += new Vector<int>(numbers, at);

        Assert.Equal(numbers.Sum(), Vector.Sum(sum) + numbers[at..].Sum());
        Assert.Equal(Vector128.Create(5, 7, 9, 11), Vector128.Create(1, 2, 3, 4) + Vector128.Create(4, 5, 6, 7));
        Assert.Equal(600, numbers.AsSpan().IndexOf(600));
        Assert.Equal(11f, Vector3.Dot(new Vector3(1, 2, 0), new Vector3(3, 4, 9)));
    }

    [SelfTest]
    internal static void StringsAreHandled()
    {
        Assert.Equal("THE QUICK", Sentence[..9].ToUpperInvariant());
        Assert.Sequence(["The", "quick", "brown"], Sentence.Split(' ').Take(3));
        Assert.Equal(40, Sentence.IndexOf("dog", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("a-b-c", string.Join('-', "abc".ToCharArray()));
        Assert.Equal("  x", "x".PadLeft(3));
        Assert.Equal("cat", "bat".Replace('b', 'c'));
        Assert.That(string.Compare("a", "B", StringComparison.OrdinalIgnoreCase) < 0);
        Assert.That(ReferenceEquals(string.Intern("inter" + "ned".ToLowerInvariant()), string.Intern("interned")));
        Assert.Equal("trim", "  trim\t\n".Trim());
    }

    [SelfTest]
    internal static void StringsAreBuilt()
    {
        var builder = new StringBuilder();
        for (int number = 0; number < 1000; number++)
            builder.Append(number).Append(',');

        builder.Insert(0, "<").Replace(",", ";", 0, 20).Append('>');
        Assert.That(builder.ToString().StartsWith("<0;1;2;3;4;5;6;7;8;9,10,", StringComparison.Ordinal));
        Assert.Equal(3892, builder.Length);
    }

    [SelfTest]
    internal static void TextIsEncoded()
    {
        const string text = "aé€😀";
        Assert.Sequence<byte>(
            [0x61, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80], Encoding.UTF8.GetBytes(text));
        Assert.Equal(text, Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text)));
        Assert.Equal("a???", Encoding.ASCII.GetString(Encoding.ASCII.GetBytes("aéßø")));
        Assert.Equal("\uFFFD", Encoding.UTF8.GetString([0xFF]));
        Assert.Equal(4, text.EnumerateRunes().Count());
        Assert.Throws<EncoderFallbackException>(() => new UTF8Encoding(false, true).GetBytes("\uD800"));
    }

    [SelfTest]
    internal static void BytesAreText()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(number => (byte)number)];
        Assert.Sequence(bytes, Convert.FromBase64String(Convert.ToBase64String(bytes)));
        Assert.Sequence(bytes, Convert.FromHexString(Convert.ToHexString(bytes)));
        Assert.Equal("AQI=", Convert.ToBase64String([1, 2]));
        Assert.That(Utf8Parser.TryParse("1234"u8, out int number, out int used) && number == 1234 && used == 4);
    }

    [SelfTest]
    internal static void ExpressionsMatch()
    {
        Match match = new Regex(@"(?<year>\d{4})-(?<month>\d\d)").Match("on 2026-11-23");
        Assert.Equal(("2026", "11"), (match.Groups["year"].Value, match.Groups["month"].Value));
        Assert.Equal("fox the", Regex.Replace("the fox", @"(\w+) (\w+)", "$2 $1"));
        Assert.Sequence(["a", "b", "c"], Regex.Split("a1b22c", @"\d+"));
        Assert.That(Regex.IsMatch("aXbxc", "^a(?i:x)b(x)c$") && !Regex.IsMatch("abab", "^(ab){3}$"));
        Assert.Equal("abcabc", Regex.Match("zabcabcz", @"(abc)\1").Value);
    }

    [SelfTest]
    internal static void GeneratedExpressionsMatch()
    {
        Assert.Sequence(["10.0.0.1", "255.1.2.3"], Address().Matches("10.0.0.1, x, 255.1.2.3").Select(match => match.Value));
        Assert.Equal(2, Address().Count("1.2.3.4 5.6.7.8"));
    }

    [SelfTest]
    internal static void ExpressionsGiveUpInTime() => Assert.Throws<RegexMatchTimeoutException>(() =>
        Regex.IsMatch(new string('a', 40) + "!", "^(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(50)));

    [SelfTest]
    internal static void JsonRoundTrips()
    {
        var person = new Person("Ada \"L\" é", 36, ["notes", "engine"]);
        string text = JsonSerializer.Serialize(person, SelfTestJson.Default.Person);
        Assert.Contains("\"Works\":[\"notes\",\"engine\"]", text);
        Person back = JsonSerializer.Deserialize(text, SelfTestJson.Default.Person)!;
        Assert.Equal((person.Name, person.Age), (back.Name, back.Age));
        Assert.Sequence(person.Works, back.Works);
        var table = new Dictionary<string, int[]> { ["a"] = [1, 2], ["b"] = [] };
        Assert.Equal("{\"a\":[1,2],\"b\":[]}", JsonSerializer.Serialize(table, SelfTestJson.Default.DictionaryStringInt32Array));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("{\"Age\":\"x\"}", SelfTestJson.Default.Person));
    }

    [SelfTest]
    internal static void JsonDocumentsAreRead()
    {
        using JsonDocument document = JsonDocument.Parse("""{"list":[1,2.5,"three",null,true],"more":{"x":-1e3}}""");
        JsonElement list = document.RootElement.GetProperty("list");
        Assert.Equal(5, list.GetArrayLength());
        Assert.Equal((2.5, "three", JsonValueKind.Null), (list[1].GetDouble(), list[2].GetString(), list[3].ValueKind));
        Assert.Equal(-1000, document.RootElement.GetProperty("more").GetProperty("x").GetDouble());
        Assert.Throws<KeyNotFoundException>(() => list[0].ValueKind.ToString().ToString().Length.CompareTo(
            document.RootElement.GetProperty("absent").GetInt32()));
    }

    [SelfTest]
    internal static void DeflatedComesBack() => Compress(
        stream => new DeflateStream(stream, CompressionLevel.Optimal, true), stream => new DeflateStream(stream, CompressionMode.Decompress));

    [SelfTest]
    internal static void GzippedComesBack() => Compress(
        stream => new GZipStream(stream, CompressionLevel.Fastest, true), stream => new GZipStream(stream, CompressionMode.Decompress));

    [SelfTest]
    internal static void ZlibComesBack() => Compress(
        stream => new ZLibStream(stream, CompressionLevel.SmallestSize, true), stream => new ZLibStream(stream, CompressionMode.Decompress));

    [SelfTest]
    internal static void BrotliComesBack() => Compress(
        stream => new BrotliStream(stream, CompressionLevel.Fastest, true), stream => new BrotliStream(stream, CompressionMode.Decompress));

    [SelfTest]
    internal static void ZipArchivesHold()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(archive.CreateEntry("folder/file.txt").Open());
            writer.Write(Sentence);
        }

        using var reading = new ZipArchive(stream, ZipArchiveMode.Read);
        using var reader = new StreamReader(reading.GetEntry("folder/file.txt")!.Open());
        Assert.Equal(Sentence, reader.ReadToEnd());
    }

    [SelfTest]
    internal static void BrokenDataIsRefused()
    {
        using var stream = new GZipStream(new MemoryStream([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), CompressionMode.Decompress);
        Assert.Throws<InvalidDataException>(() => stream.ReadByte());
    }

    [SelfTest]
    internal static void ChecksumsAreRight()
    {
        uint crc = uint.MaxValue;
        foreach (byte value in "123456789"u8)
            crc = BitOperations.Crc32C(crc, value);

        Assert.Equal(0xE3069283u, ~crc);
        Assert.Equal(Sentence.GetHashCode(), new string(Sentence.AsSpan()).GetHashCode());
        Assert.Equal(HashCode.Combine(1, "a"), HashCode.Combine(1, "a"));
    }

    /// <summary>Cryptography is OpenSSL's on this platform: where that is absent .NET says so.</summary>
    [SelfTest]
    internal static void CryptographyWorksOrSaysWhyNot()
    {
        try
        {
            Assert.Equal(
                "D7A8FBB307D7809469CA9ABCB0082E4F8D5651E46D3CDB762D02D0BF37C9E592",
                Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(Sentence))));
            Assert.Equal("9E107D9D372BB6826BD81D3542A419D6", Convert.ToHexString(MD5.HashData(Encoding.ASCII.GetBytes(Sentence))));
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException)
        {
            Assert.That(exception.GetBaseException() is DllNotFoundException or PlatformNotSupportedException);
        }
    }

    [SelfTest]
    internal static void RandomNumbersAreFair()
    {
        var first = new Random(42);
        var second = new Random(42);
        Assert.Sequence(Enumerable.Range(0, 10).Select(_ => first.Next()), Enumerable.Range(0, 10).Select(_ => second.Next()));
        int[] counts = new int[8];
        for (int draw = 0; draw < 8000; draw++)
            counts[Random.Shared.Next(8)]++;

        Assert.That(counts.All(count => count is > 700 and < 1300));
        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => Guid.NewGuid()).Distinct().Count());
    }

    [SelfTest]
    internal static void TheStopwatchAgreesWithTheTimer()
    {
        var watch = Stopwatch.StartNew();
        long ticks = Environment.TickCount64;
        DateTime now = DateTime.UtcNow;
        Thread.Sleep(200);
        double watched = watch.Elapsed.TotalMilliseconds;
        Assert.InRange(199, 5000, watched);
        Assert.InRange(watched - 50, watched + 500, Environment.TickCount64 - ticks);
        Assert.InRange(watched - 50, watched + 500, (DateTime.UtcNow - now).TotalMilliseconds);
        Assert.InRange(1_000_000, 1_000_000_000, Stopwatch.Frequency);
    }

    [SelfTest]
    internal static void TimeDoesNotGoBack()
    {
        long before = Stopwatch.GetTimestamp();
        for (int round = 0; round < 1000; round++)
        {
            long now = Stopwatch.GetTimestamp();
            Assert.That(now >= before);
            before = now;
        }
    }

    [SelfTest]
    internal static void DatesAreComputed()
    {
        var date = new DateTime(2024, 2, 28, 23, 59, 59, DateTimeKind.Utc);
        Assert.Equal("2024-02-29T00:00:00.0000000Z", date.AddSeconds(1).ToString("O"));
        Assert.Equal(DayOfWeek.Thursday, date.AddSeconds(1).DayOfWeek);
        Assert.Equal(date, DateTime.Parse("2024-02-28 23:59:59Z", null, DateTimeStyles.AdjustToUniversal));
        Assert.Equal(TimeSpan.FromDays(366), new DateTime(2025, 1, 1) - new DateTime(2024, 1, 1));
        Assert.Equal(1_709_164_799, new DateTimeOffset(date).ToUnixTimeSeconds());
        Assert.Equal(new DateOnly(2024, 3, 1), new DateOnly(2024, 2, 29).AddDays(1));
        Assert.Equal(TimeSpan.Zero, TimeZoneInfo.Utc.BaseUtcOffset);
    }

    [SelfTest]
    internal static void TheEnvironmentAnswers()
    {
        Assert.InRange(1, 1024, Environment.ProcessorCount);
        Assert.That(Environment.Is64BitProcess && BitConverter.IsLittleEndian);
        Assert.Equal(Architecture.X64, RuntimeInformation.ProcessArchitecture);
        Assert.Contains("10.0.", RuntimeInformation.FrameworkDescription);
        Assert.Equal("\n", Environment.NewLine);
        Assert.InRange(1, int.MaxValue, Environment.ProcessId);
        Assert.InRange(1, long.MaxValue, Environment.WorkingSet);
        Assert.That(OperatingSystem.IsLinux() && Environment.OSVersion.Platform == PlatformID.Unix);
        Assert.That(Environment.MachineName.Length > 0 && Environment.UserName is not null);
        Assert.That(Environment.GetCommandLineArgs().Length > 0);
    }

    [SelfTest]
    internal static void VariablesAreSetAndRead()
    {
        const string name = "BAREFLOW_SELF_TEST";
        Assert.That(Environment.GetEnvironmentVariable(name) is null);
        Environment.SetEnvironmentVariable(name, "x=1");
        Assert.Equal("[x=1]", Environment.ExpandEnvironmentVariables($"[%{name}%]"));
        Environment.SetEnvironmentVariable(name, null);
        Assert.That(!Environment.GetEnvironmentVariables().Contains(name));
    }

    [SelfTest]
    internal static void SpansAreSliced()
    {
        Span<int> numbers = stackalloc int[100];
        for (int index = 0; index < numbers.Length; index++)
            numbers[index] = index;

        numbers[10..20].CopyTo(numbers[15..]);
        Assert.Equal((15, 10, 19, 25), (15, numbers[15], numbers[24], numbers[25]));
        numbers.Reverse();
        Assert.Equal(99, numbers[0]);
        Assert.Equal(3, MemoryMarshal.Cast<byte, ushort>([1, 0, 3, 0])[1]);
        var sequence = new ReadOnlySequence<byte>(new byte[] { 1, 2, 3 });
        Assert.Equal(2, sequence.Slice(1).Length);
    }

    [SelfTest]
    internal static void StreamsReadWhatWasWritten()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(42);
            writer.Write("text");
            writer.Write(1.5);
        }

        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        Assert.Equal((42, "text", 1.5), (reader.ReadInt32(), reader.ReadString(), reader.ReadDouble()));
        Assert.Throws<EndOfStreamException>(() => reader.ReadByte());
    }

    private static LinkedList<int> Linked()
    {
        var list = new LinkedList<int>([1, 2]);
        list.AddAfter(list.First!, 9);
        return list;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Names<TFirst, TSecond>() => $"{typeof(TFirst).Name} {typeof(TSecond).Name}";

    [SelfTest]
    internal static unsafe void DelegatesAreCalledFromC()
    {
        const int many = 1000;
        var delegates = new Step[many];
        for (int index = 0; index < many; index++)
        {
            int step = index;
            delegates[index] = value => value + step;
            var pointer = (delegate* unmanaged<int, int>)Marshal.GetFunctionPointerForDelegate(delegates[index]);
            Assert.Equal(index + 1, pointer(1));
        }

        GC.KeepAlive(delegates);
    }

    [SelfTest]
    internal static unsafe void CodeIsWrittenAndRunInTurns()
    {
        const int page = 4096;
        const int allRights = 7;
        const int privateAnonymous = 0x22;
        byte* code = MapMemory(null, page, allRights, privateAnonymous, -1, 0);
        for (byte number = 1; number < 100; number++)
        {
            // mov eax, number; ret
            ReadOnlySpan<byte> function = [0xB8, number, 0, 0, 0, 0xC3];
            function.CopyTo(new Span<byte>(code, page));
            Assert.Equal(number, ((delegate* unmanaged<int>)code)());
        }

        Assert.Equal(0, UnmapMemory(code, page));
    }

    [DllImport("libc", EntryPoint = "mmap")]
    private static extern unsafe byte* MapMemory(void* address, nuint length, int rights, int flags, int descriptor, long offset);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern unsafe int UnmapMemory(void* address, nuint length);

    private static T Sum<T>(T[] values) where T : INumber<T>
    {
        T sum = T.Zero;
        foreach (T value in values)
            sum += value;

        return sum;
    }

    private static void Compress(Func<Stream, Stream> compress, Func<Stream, Stream> decompress)
    {
        byte[] data = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(number => $"{number} {Sentence}\n")));
        using var packed = new MemoryStream();
        using (Stream stream = compress(packed))
            stream.Write(data);

        Assert.InRange(10, data.Length / 4, packed.Length);
        packed.Position = 0;
        using Stream reader = decompress(packed);
        using var unpacked = new MemoryStream();
        reader.CopyTo(unpacked);
        Assert.That(unpacked.ToArray().AsSpan().SequenceEqual(data));
    }

    [GeneratedRegex(@"\b(?:\d{1,3}\.){3}\d{1,3}\b")]
    private static partial Regex Address();

    internal sealed record Person(string Name, int Age, string[] Works);

    [JsonSerializable(typeof(Person))]
    [JsonSerializable(typeof(Dictionary<string, int[]>))]
    private sealed partial class SelfTestJson : JsonSerializerContext;

    private record struct Pair<TFirst, TSecond>(TFirst First, TSecond Second);

    private delegate int Step(int value);

    private interface INamer
    {
        string Name<T>();

        string Default<T>() => $"default {typeof(T).Name}";
    }

    private class Namer : INamer
    {
        public virtual string Name<T>() => typeof(T).Name;
    }

    private sealed class LoudNamer : Namer
    {
        public override string Name<T>() => base.Name<T>().ToUpperInvariant();
    }

    private struct ValueNamer : INamer
    {
        public readonly string Name<T>() => $"value {typeof(T).Name}";
    }
}
