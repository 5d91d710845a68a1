using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using BareFlow.Tests.Support;
using Xunit;
using Kernel = Cosmos.System.Kernel;

namespace BareFlow.Tests.Toolchain.Programs;

/// <summary>The tables for authors of Cosmos kernels say what is there and what is not.</summary>
public class CosmosApiTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private const string Absent = "absent";
    private const string OwnTests = "Cosmos.SelfTest";

    private static readonly string[] States = ["same", "different", "new", Absent];

    private static readonly Assembly Library = typeof(Kernel).Assembly;

    /// <summary>The rows: names with their namespace, and what is said of them.</summary>
    private static readonly (string Name, string State)[] Rows = [.. Read()];

    [Fact]
    public void What_is_said_to_be_there_is_there()
    {
        string[] missing = [.. Rows.Where(row => row.State != Absent && !Exists(row.Name)).Select(row => row.Name)];
        Assert.Empty(missing);
    }

    [Fact]
    public void What_is_said_to_be_absent_is_not_there()
    {
        string[] present = [.. Rows.Where(row => row.State == Absent && Exists(row.Name)).Select(row => row.Name)];
        Assert.Empty(present);
    }

    [Fact]
    public void Each_name_is_there_once_with_a_state_that_is_explained()
    {
        Assert.Equal(Rows.Length, Rows.Select(row => row.Name).Distinct().Count());
        Assert.All(Rows, row => Assert.Contains(row.State, States));
    }

    [Fact]
    public void All_of_the_library_is_in_the_tables()
    {
        HashSet<string> named = [.. Rows.Select(row => row.Name)];
        IEnumerable<string> members =
            from type in Library.GetExportedTypes()
            where type.Namespace != OwnTests && !type.IsNested
            from name in type.IsEnum || !Members(type).Any() ? [type.FullName!] : Members(type)
            select name;
        Assert.Empty(members.Except(named));
    }

    private static IEnumerable<string> Members(Type type) =>
        from member in type.GetMembers(All | BindingFlags.DeclaredOnly)
        where IsVisible(member)
        select $"{type.FullName}.{member.Name}";

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => !method.IsSpecialName && !method.IsConstructor && (method.IsPublic || method.IsFamily),
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetMethod!.IsPublic,
        Type nested => nested.IsNestedPublic && !nested.IsDefined(typeof(CompilerGeneratedAttribute)),
        _ => false,
    };

    private static bool Exists(string name)
    {
        if (FindType(name) is not null)
            return true;
        int point = name.LastIndexOf('.');
        return FindType(name[..point]) is { } type && type.GetMember(name[(point + 1)..], All | BindingFlags.FlattenHierarchy).Any(IsOffered);
    }

    private static bool IsOffered(MemberInfo member) => member is MethodInfo or PropertyInfo or FieldInfo or Type;

    private static Type? FindType(string name) =>
        Library.GetType(name) ?? typeof(object).Assembly.GetType(name) ?? typeof(Console).Assembly.GetType(name);

    private static IEnumerable<(string Name, string State)> Read()
    {
        string space = "";
        foreach (string line in File.ReadLines(Repository.At("docs/cosmos.md")))
        {
            if (line.StartsWith("### `", StringComparison.Ordinal))
                space = line[5..^1];
            string[] cells = line.Split('|');
            if (space.Length == 0 || cells.Length < 4 || !cells[1].StartsWith(" `", StringComparison.Ordinal))
                continue;
            foreach (string name in cells[1].Trim().Split(", "))
                yield return ($"{space}.{name.Trim('`')}", cells[2].Trim());
        }
    }
}
