using System;
using System.Collections.Generic;
using System.Linq;
using XSharp.Diagnostics;
using XSharp.Lexing;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>A section of the object file; a named one is the author's, laid out without implicit alignment.</summary>
internal sealed record SectionPlace(string Name, string Flags, bool IsEmpty, bool IsNamed = false)
{
    public bool IsExecutable => Flags.Contains('x') && !IsEmpty;
}

/// <summary>Decides which section each thing goes to, and writes the directive when it changes.</summary>
internal sealed class SectionPlan(AssemblyWriter writer, DiagnosticBag diagnostics)
{
    private static readonly Dictionary<string, SectionPlace> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = new(".text", "ax", false),
        ["rodata"] = new(".rodata", "a", false),
        ["data"] = new(".data", "aw", false),
        ["bss"] = new(".bss", "aw", true),
    };

    private readonly Dictionary<string, SectionPlace> _known =
        Kinds.Values.ToDictionary(place => place.Name, StringComparer.Ordinal);

    private SectionPlace? _chosen;
    private SectionPlace? _current;

    /// <summary>Follows a <c>section</c> statement.</summary>
    public void Choose(SectionDefinition section)
    {
        if (section.Name.Kind == TokenKind.String) ChooseNamed(section);
        else if (section.Name.IsWord("default")) _chosen = null;
        else if (Kinds.TryGetValue(section.Name.Text, out var kind)) _chosen = kind;
        else Report(XRules.BadSection, section.Name);
    }

    /// <summary>Enters the section for code; the symbol keeps it apart, so that the linker can drop it alone.</summary>
    public SectionPlace? Code(Token shown, string symbol)
    {
        var place = Apart(_chosen ?? Kinds["text"], symbol);
        if (place.IsExecutable) return Enter(place, shown);
        Report(XRules.CodeInSection, shown, place.Name);
        return null;
    }

    /// <summary>Enters the section for a label outside functions, which may mark data.</summary>
    public SectionPlace? Mark(Token shown, string symbol) => Enter(Apart(_chosen ?? Kinds["text"], symbol), shown);

    public SectionPlace? Variable(VariableDefinition variable, string symbol)
    {
        var isEmpty = variable.Items is null;
        if (variable.IsThread) return Thread(variable, symbol, isEmpty);
        var place = Apart(_chosen ?? Kinds[isEmpty ? "bss" : "data"], symbol);
        if (isEmpty || !place.IsEmpty) return Enter(place, variable.Name);
        Report(XRules.ValueInSection, variable.Name, place.Name);
        return null;
    }

    private SectionPlace? Thread(VariableDefinition variable, string symbol, bool isEmpty)
    {
        if (_chosen is null)
            return Enter(new SectionPlace((isEmpty ? ".tbss." : ".tdata.") + symbol, "awT", isEmpty), variable.Name);
        Report(XRules.ThreadVariable, variable.Name, "write section default above");
        return null;
    }

    private static SectionPlace Apart(SectionPlace place, string symbol) =>
        place.IsNamed || symbol.Length == 0 ? place : place with { Name = $"{place.Name}.{symbol}" };

    private SectionPlace? Enter(SectionPlace place, Token shown)
    {
        if (!IsAsBefore(place, shown)) return null;
        if (_current?.Name == place.Name) return place;
        _current = place;
        writer.Directive($".section {place.Name},\"{place.Flags}\",@{(place.IsEmpty ? "nobits" : "progbits")}");
        return place;
    }

    private bool IsAsBefore(SectionPlace place, Token shown)
    {
        if (_known.TryAdd(place.Name, place)) return true;
        var before = _known[place.Name];
        if (before.Flags == place.Flags && before.IsEmpty == place.IsEmpty) return true;
        Report(XRules.SectionChanged, shown with { Text = place.Name });
        return false;
    }

    private void ChooseNamed(SectionDefinition section)
    {
        var flags = new string([.. (section.Flags?.Text ?? "a").Order()]);
        if (!IsSectionName(section.Name.Text)) Report(XRules.BadSection, section.Name);
        else if (!IsFlags(flags)) Report(XRules.BadSection, section.Flags!.Value);
        else _chosen = new SectionPlace(section.Name.Text, flags, section.IsEmpty, IsNamed: true);
    }

    private static bool IsFlags(string flags) =>
        flags.Contains('a') && flags.All("awx".Contains) && flags.Distinct().Count() == flags.Length;

    /// <summary>The assembler keeps the debug sections for itself.</summary>
    private static bool IsSectionName(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_') &&
        !name.StartsWith(".debug", StringComparison.Ordinal) && !name.StartsWith(".eh_frame", StringComparison.Ordinal);

    private void Report(XRule rule, Token shown, params object[] more) =>
        diagnostics.Report(rule, shown.Location, [shown.Text, .. more]);
}
