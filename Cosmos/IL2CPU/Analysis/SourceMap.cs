using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using XSharp;

namespace IL2CPU.Analysis;

/// <summary>Finds where in the sources a piece of the assembly comes from.</summary>
internal sealed class SourceMap(AssemblyFile assembly)
{
    /// <summary>The line of a place of which only the file, or the assembly, is known.</summary>
    public const int NoLine = 0;

    private readonly TypeDocuments _documents = new(assembly.Path);
    private readonly Dictionary<string, SourceText> _texts = [];

    /// <summary>The statement that an instruction belongs to.</summary>
    public XLocation Of(MethodDefinition method, Instruction instruction)
    {
        SequencePoint? own = Points(method).LastOrDefault(p => p.Offset <= instruction.Offset);
        return own is null ? Of(method) : At(own);
    }

    /// <summary>The first statement of a method, or the declaration of one that has none.</summary>
    public XLocation Of(MethodDefinition method) =>
        Points(method).FirstOrDefault() is { } first
            ? At(first)
            : InText(method.DeclaringType, (text, start) => text.FindMethod(method.Name, start));

    /// <summary>The declaration of a type.</summary>
    public XLocation Of(TypeDefinition type) => InText(type, (_, start) => start);

    /// <summary>The declaration of a field, or of the property or parameter that it keeps.</summary>
    public XLocation Of(FieldDefinition field) =>
        InText(field.DeclaringType, (text, start) => text.FindField(SourceName(field), start));

    private static IEnumerable<SequencePoint> Points(MethodDefinition method) =>
        method.DebugInformation.SequencePoints.Where(p => !p.IsHidden);

    private XLocation At(SequencePoint point) => new(PathOf(point.Document.Url), point.StartLine, point.StartColumn);

    private string PathOf(string written) => assembly.Sources?.Find(written) ?? written;

    /// <summary>The compiler's fields are named after what they keep: <c>&lt;Name&gt;k__BackingField</c>.</summary>
    private static string SourceName(FieldDefinition field) =>
        field.Name.StartsWith('<') ? field.Name[1..].Split('>')[0] : field.Name;

    /// <summary>Looks into the type's file: declarations have no sequence points.</summary>
    private XLocation InText(TypeDefinition type, System.Func<SourceText, int, int> find)
    {
        if (DocumentOf(type) is not { } written)
            return new XLocation(assembly.Path, NoLine, 0);
        string path = PathOf(written);
        if (!_texts.TryGetValue(path, out SourceText? text))
            _texts[path] = text = SourceText.Read(path);
        return text.LocationOf(find(text, text.FindType(type.Name.Split('`')[0])));
    }

    private string? DocumentOf(TypeDefinition type) =>
        type.Methods.SelectMany(Points).FirstOrDefault()?.Document.Url ?? _documents.Of(type.MetadataToken);
}
