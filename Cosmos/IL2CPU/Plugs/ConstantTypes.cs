using System;
using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace IL2CPU.Plugs;

/// <summary>The types of some assemblies, by their names.</summary>
internal sealed class ConstantTypes : IDisposable
{
    private const string VisibleTo = "System.Runtime.CompilerServices.InternalsVisibleToAttribute";

    private readonly string _user;
    private readonly List<ModuleDefinition> _modules;
    private readonly ILookup<string, TypeDefinition> _types;
    private readonly HashSet<ModuleDefinition> _open;

    /// <summary>Opens the assemblies.</summary>
    /// <param name="paths">Where they are.</param>
    /// <param name="resolver">Finds the types of fields.</param>
    /// <param name="user">The name of the assembly for which constants are looked up; its own are all in its reach.</param>
    public ConstantTypes(IEnumerable<string> paths, IAssemblyResolver resolver, string user)
    {
        _user = user;
        _modules = [.. paths.Select(path => ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = resolver }))];
        _types = _modules.SelectMany(module => module.GetAllTypes()).ToLookup(type => ConstantName.Of(type).Split('.')[^1]);
        _open = [.. _modules.Where(IsOpen)];
    }

    /// <summary>What a name may mean: what has it as its whole name, or else all whose names end with it.</summary>
    public IReadOnlyList<ConstantName> Find(string name)
    {
        int dot = name.LastIndexOf('.');
        IEnumerable<ConstantName> members = dot < 0 ? [] : Members(name[..dot], name[(dot + 1)..]);
        List<(ConstantName Name, bool IsWhole)> found =
        [
            .. Types(name).Select(type => (new ConstantName(type, null), ConstantName.Of(type) == name)),
            .. members.Select(member => (member, ConstantName.Of(member.Type) == name[..dot])),
        ];
        bool hasWhole = found.Exists(meaning => meaning.IsWhole);
        return [.. found.Where(meaning => meaning.IsWhole || !hasWhole).Select(meaning => meaning.Name)];
    }

    /// <summary>Whether C# of the user may name it.</summary>
    public bool MayName(ConstantName name) => _open.Contains(name.Type.Module)
        ? name.Type.Module.Assembly.Name.Name == _user || IsInside(name)
        : IsPublic(name.Type) && name.Member is null or FieldDefinition { IsPublic: true } or MethodDefinition or PropertyDefinition;

    /// <summary>The names of as many parts as this one that have integer constants and may be named.</summary>
    public IEnumerable<string> Like(string name)
    {
        int parts = name.Split('.').Length;
        return from type in _types.SelectMany(types => types)
               let constants = type.Fields.Where(field => ConstantFields.IsInteger(field) && MayName(new(type, field))).ToArray()
               where constants.Length > 0
               let whole = ConstantName.Of(type)
               from candidate in parts == 1 ? [whole] : constants.Select(field => $"{whole}.{field.Name}").Append(whole)
               select string.Join('.', candidate.Split('.').TakeLast(parts));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ModuleDefinition module in _modules)
            module.Dispose();
    }

    private IEnumerable<TypeDefinition> Types(string name) =>
        _types[name.Split('.')[^1]].Where(type => EndsWith(ConstantName.Of(type), name));

    private IEnumerable<ConstantName> Members(string type, string name) =>
        from owner in Types(type)
        let member = owner.Fields.FirstOrDefault(field => field.Name == name)
            ?? owner.Properties.FirstOrDefault(property => property.Name == name)
            ?? (IMemberDefinition?)owner.Methods.FirstOrDefault(method => method.Name == name)
        where member is not null
        select new ConstantName(owner, member);

    private static bool EndsWith(string whole, string name) => whole == name || whole.EndsWith("." + name, StringComparison.Ordinal);

    /// <summary>Whether the user sees what is internal in the assembly.</summary>
    private bool IsOpen(ModuleDefinition module) => module.Assembly.Name.Name == _user || module.Assembly.CustomAttributes
        .Where(attribute => attribute.AttributeType.FullName == VisibleTo)
        .Any(attribute => ((string)attribute.ConstructorArguments[0].Value).Split(',')[0] == _user);

    private static bool IsPublic(TypeDefinition type) =>
        type.DeclaringType is { } outer ? type.IsNestedPublic && IsPublic(outer) : type.IsPublic;

    private static bool IsInside(ConstantName name) => !IsHidden(name.Type) &&
        name.Member is not FieldDefinition { IsPrivate: true } and not FieldDefinition { IsFamily: true };

    private static bool IsHidden(TypeDefinition type) =>
        type.DeclaringType is { } outer && (type.IsNestedPrivate || type.IsNestedFamily || IsHidden(outer));
}
