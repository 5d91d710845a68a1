using System.Collections.Generic;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>The names that the files of a project share. All files are added before any is asked for a name.</summary>
internal sealed class ProjectNames(IConstantLibrary? constants)
{
    private readonly List<FileNames> _files = [];

    public IReadOnlyList<FileNames> Files => _files;

    /// <summary>What the files import of C#.</summary>
    public ConstantImports Constants { get; } = new(constants);

    public FileNames Add(IReadOnlyList<Statement> statements)
    {
        var file = new FileNames(this);
        new NameScanner(file, Constants).Scan(statements, []);
        _files.Add(file);
        return file;
    }
}
