using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace IL2CPU.Plugs.Managed;

/// <summary>What an assembly refers to, read without the rest of it.</summary>
internal static class AssemblyReferences
{
    /// <summary>Whether an assembly of that name is among the references of the file at a path.</summary>
    public static bool Contain(string path, string name)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences
            .Any(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, name));
    }
}
