using System.Collections.Generic;
using System.Linq;

namespace IL2CPU.Elf;

/// <summary>What an object shows to others.</summary>
public static class ObjectSymbols
{
    /// <summary>The symbols that an object defines for all objects of an image.</summary>
    public static IReadOnlySet<string> Of(string path) => ElfFile.Read(path).Definitions().ToHashSet();
}
