using System.Collections.Generic;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>The names that the files of a project share. All files are added before any is asked for a name.</summary>
internal sealed class ProjectNames
{
    private readonly List<FileNames> _files = [];

    public IReadOnlyList<FileNames> Files => _files;

    public FileNames Add(IReadOnlyList<Statement> statements)
    {
        var file = new FileNames(this);
        new NameScanner(file).Scan(statements, []);
        _files.Add(file);
        return file;
    }
}
