using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using BareFlow.Memory;
using BareFlow.Memory.Registers;
using BareFlow.Tests.Support;
using Cosmos.Core.Exceptions;
using IL2CPU.Plugs;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>A number of this repository's kernel stands in one place, for C# and X# alike.</summary>
public sealed partial class RepeatedConstantTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(Invariant).Assembly, typeof(InterruptVector).Assembly, typeof(global::Cosmos.Storage.FileMode).Assembly,
        typeof(global::Cosmos.Libc.CResult).Assembly, Assembly.Load("BareFlow.Malloc"),
    ];

    private static readonly Lazy<Dictionary<string, Number[]>> OfCSharp = new(() => Assemblies
        .SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetFields(All | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(field => field.IsLiteral && Value(field.GetRawConstantValue()) is not null)
        .Select(field => new Number(field.Name, Value(field.GetRawConstantValue())!.Value, $"{field.DeclaringType}.{field.Name}"))
        .GroupBy(number => number.Name).ToDictionary(numbers => numbers.Key, numbers => numbers.ToArray()));

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Limits that POSIX and Linux give, a kind of file, and a size that a test asks for.</summary>
    private static readonly string[] NoPages = ["Atomic", "BlockBytes", "Capacity", "DataOnly", "DefaultSize", "EmptyPath", "LongestPath", "Pipe", "LargestAlignedSize"];

    private static IEnumerable<string> Sources => Repository.Files
        .Where(file => file.EndsWith(".xs", StringComparison.Ordinal) && !file.StartsWith("BareFlow.Tests/", StringComparison.Ordinal));

    [Fact]
    public void No_constant_of_X_sharp_is_one_of_CSharp_too() => Assert.Empty(
        from number in Sources.SelectMany(Constants)
        from twin in OfCSharp.Value.GetValueOrDefault(number.Name, [])
        where twin.Value == number.Value
        select $"{number.Place}: import const {twin.Place}");

    [Fact]
    public void No_constant_stands_in_two_files_of_X_sharp() => Assert.Empty(
        Sources.SelectMany(Constants).GroupBy(number => (number.Name, number.Value)).Where(numbers => numbers.Count() > 1)
            .Select(numbers => string.Join(" and ", numbers.Select(number => number.Place))));

    [Fact]
    public void No_telling_number_of_X_sharp_is_one_of_CSharp_by_another_name()
    {
        ILookup<Int128, Number> telling = OfCSharp.Value.Values.SelectMany(numbers => numbers)
            .Where(number => IsTelling(number.Value)).ToLookup(number => number.Value);
        Assert.Empty(
            from file in Sources
            from line in File.ReadLines(Repository.At(file))
            from Match match in Numbers().Matches(line.Split("//")[0])
            where telling.Contains(Parse(match.Value))
            select $"{file}: {line.Trim()} is {string.Join(", ", telling[Parse(match.Value)].Select(number => number.Place))}");
    }

    [Fact]
    public void Vectors_are_taken_by_their_names() => Assert.Empty(
        from file in Sources
        from line in File.ReadLines(Repository.At(file))
        where PlainVector().IsMatch(line)
        select $"{file}: {line.Trim()}");

    [Fact]
    public void A_vector_has_one_owner()
    {
        const int isaInterrupts = 16;
        byte[] owned = [.. Enum.GetValuesAsUnderlyingType<InterruptVector>().Cast<byte>()];
        byte[] all = [.. owned, .. Enumerable.Range((int)InterruptVector.FirstIsa + 1, isaInterrupts - 1).Select(vector => (byte)vector)];
        Assert.Equal(Enum.GetNames<InterruptVector>().Length, owned.Length);
        Assert.Equal(all.Distinct().Order(), all.Order());
        Assert.All(all, vector => Assert.InRange(vector, Vectors.Exceptions, Vectors.Count - 1));
    }

    [Theory]
    [InlineData(typeof(Errno))]
    [InlineData(typeof(Msr))]
    [InlineData(typeof(CpuidLeaf))]
    public void What_a_table_has_no_other_class_has(Type table) => Assert.Empty(
        from number in table.GetFields().Where(field => field.IsLiteral)
        let value = Value(number.GetRawConstantValue())!.Value
        from twin in OfCSharp.Value.Values.SelectMany(numbers => numbers)
        where twin.Value == value && (IsTelling(value) || (twin.Name == number.Name && number.Name == number.Name.ToUpperInvariant()))
        where twin.Place != $"{table}.{number.Name}"
        select $"{twin.Place} is {table.Name}.{number.Name}");

    [Fact]
    public void The_size_of_a_page_has_one_place() => Assert.Empty(
        from file in Repository.Files
        where file.EndsWith(".cs", StringComparison.Ordinal) && Kernel().IsMatch(file)
        from line in File.ReadLines(Repository.At(file))
        let match = PageSized().Match(line)
        where match.Success && !NoPages.Contains(match.Groups[2].Value)
        select $"{file}: {line.Trim()} is VirtPage.Size");

    [Fact]
    public void Layouts_are_those_of_the_runtime()
    {
        string[] paths = [.. Assemblies.Select(assembly => assembly.Location)];
        AssemblyConstants[] own = [.. paths.Select(path => new AssemblyConstants(path, paths))];
        string[] names = [.. Sources.SelectMany(file => File.ReadLines(Repository.At(file))).Select(line => Layout().Match(line))
            .Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct()];
        Assert.NotEmpty(names);
        // A struct that is not public is seen in its own assembly.
        Assert.All(names, name => Compare(
            own.Select(assembly => assembly.Layout(name)).OrderBy(layout => layout.Rule is null ? 0 : 1).First(), Find(name)));
        Array.ForEach(own, assembly => assembly.Dispose());
    }

    /// <summary>Whether two numbers of this value are hardly alike by chance: it is large, and no bit or mask.</summary>
    private static bool IsTelling(Int128 value)
    {
        const long smallest = 0x1000_0000;
        return value >= smallest && !Int128.IsPow2(value / (value & -value) + 1);
    }

    private static void Compare(XConstantLookup layout, Type type)
    {
        Assert.Null(layout.Rule);
        Assert.Equal(
            [.. type.GetFields(All | BindingFlags.Instance).Select(field => (Int128)OffsetOf(field)), SizeOf(type)],
            layout.Constants.Select(constant => constant.Value));
    }

    private static Type Find(string name) => Assemblies.SelectMany(assembly => assembly.GetTypes())
        .Single(type => $".{type.FullName}".Replace('+', '.').EndsWith("." + name, StringComparison.Ordinal));

    /// <summary>What the running .NET has: where a field lies in its struct.</summary>
    private static long OffsetOf(FieldInfo field)
    {
        var method = new DynamicMethod("Offset", typeof(long), [], typeof(RepeatedConstantTests).Module, skipVisibility: true);
        ILGenerator code = method.GetILGenerator();
        LocalBuilder whole = code.DeclareLocal(field.DeclaringType!);
        code.Emit(OpCodes.Ldloca, whole);
        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Ldloca, whole);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Sub);
        code.Emit(OpCodes.Conv_I8);
        code.Emit(OpCodes.Ret);
        return (long)method.Invoke(null, null)!;
    }

    private static int SizeOf(Type type)
    {
        var method = new DynamicMethod("Size", typeof(int), [], typeof(RepeatedConstantTests).Module, skipVisibility: true);
        ILGenerator code = method.GetILGenerator();
        code.Emit(OpCodes.Sizeof, type);
        code.Emit(OpCodes.Ret);
        return (int)method.Invoke(null, null)!;
    }

    private static IEnumerable<Number> Constants(string file) =>
        from line in File.ReadLines(Repository.At(file))
        let match = Constant().Match(line)
        where match.Success
        select new Number(match.Groups[1].Value, Parse(match.Groups[2].Value), $"{file} {match.Groups[1].Value}");

    private static Int128 Parse(string number) => number[0] == '$'
    ? Int128.Parse(number[1..], NumberStyles.HexNumber)
        : Int128.Parse(number);

    private static Int128? Value(object? constant) => constant switch
    {
        byte or sbyte or short or ushort or int or uint or long or ulong => Int128.Parse($"{constant}"),
        _ => null,
    };

    [GeneratedRegex(@"^const (\w+) = (\$[0-9A-F]+|\d+)")]
    private static partial Regex Constant();

    [GeneratedRegex(@"(?<![\w$])(\$[0-9A-F]+|\d+)\b")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(^|!)\s*int\s+[\d$]")]
    private static partial Regex PlainVector();

    [GeneratedRegex(@"^(BareFlow\.(Memory|Malloc)|Cosmos/Cosmos\.(Core|Libc|Storage))/")]
    private static partial Regex Kernel();

    [GeneratedRegex(@"\bconst \w+ ((\w+) = (4096|0x1000)|(Page|Frame)\w* = 12);")]
    private static partial Regex PageSized();

    [GeneratedRegex(@"^import layout ([\w.]+)")]
    private static partial Regex Layout();

    private sealed record Number(string Name, Int128 Value, string Place);
}
