using System.Collections.Generic;
using System.Linq;

namespace Cosmos.Build.Discs;

/// <summary>What has a name on a disc.</summary>
/// <param name="name">The name, without folders.</param>
internal abstract class DiscNode(string name)
{
    /// <summary>The name that it was given; each file system writes it in its own way.</summary>
    public string Name { get; } = name;
}

/// <summary>A file.</summary>
/// <param name="name">Its name.</param>
/// <param name="extent">Where its bytes are.</param>
internal sealed class DiscFile(string name, Extent extent) : DiscNode(name)
{
    /// <summary>Where its bytes are.</summary>
    public Extent Extent { get; } = extent;
}

/// <summary>A folder.</summary>
/// <param name="name">Its name; empty for the root.</param>
internal sealed class DiscFolder(string name) : DiscNode(name)
{
    private readonly List<DiscNode> _children = [];

    /// <summary>What is in it, in the order of its making.</summary>
    public IReadOnlyList<DiscNode> Children => _children;

    /// <summary>Puts a file at a path below this folder.</summary>
    /// <param name="path">Folders and a name, with slashes between; folders that are missing are made.</param>
    /// <param name="extent">Where its bytes are.</param>
    public void Add(string path, Extent extent)
    {
        string[] names = path.Split('/');
        DiscFolder folder = names[..^1].Aggregate(this, (inner, step) => inner.Folder(step));
        folder._children.Add(new DiscFile(names[^1], extent));
    }

    private DiscFolder Folder(string name)
    {
        DiscFolder? folder = _children.OfType<DiscFolder>().FirstOrDefault(child => child.Name == name);
        if (folder is null)
            _children.Add(folder = new DiscFolder(name));

        return folder;
    }
}
