using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace IL2CPU.Elf;

/// <summary>Lets code and constants lie side by side, where compilers ask for alignment that makes code fast.</summary>
/// <remarks>x86 code and data need none, with two exceptions: constants of SSE instructions ask for 16 bytes or more and get
/// them; a function whose address is taken gets 4, as compiled C# takes bit 1 of a function pointer for the mark of a
/// generic one.</remarks>
public static class SectionPacker
{
    private const string Constants = ".rodata";
    private const ulong FunctionPointer = 4;
    private const ulong LargestOfCode = 32;
    private const ulong LargestOfConstants = 8;

    /// <summary>Writes copies of the objects that a link takes into <paramref name="folder"/>.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="folder">Where the copies go.</param>
    /// <param name="others">Objects that are linked as they are, which may take the address of a function, too; what is no object is
    /// passed over.</param>
    /// <returns>The paths of the copies, in the same order.</returns>
    public static IReadOnlyList<string> Pack(IEnumerable<string> objects, string folder, IEnumerable<string>? others = null)
    {
        ElfFile[] files = [.. objects.Select(ElfFile.Read)];
        IEnumerable<ElfFile> read = (others ?? []).Where(ElfFile.IsObject).Select(ElfFile.Read);
        HashSet<string> taken = [.. files.Concat(read).SelectMany(NamesReferenced)];
        return [.. files.Select((file, index) => Pack(file, taken, Path.Combine(folder, $"{index}.o")))];
    }

    private static IEnumerable<string> NamesReferenced(ElfFile file) =>
        file.Referenced().Select(file.NameOf).Where(name => name.Length != 0);

    private static string Pack(ElfFile file, HashSet<string> taken, string path)
    {
        HashSet<int> pointedAt =
        [
            .. file.Referenced().Select(symbol => (int)symbol.Section),
            .. file.Symbols.Where(symbol => taken.Contains(file.NameOf(symbol))).Select(symbol => (int)symbol.Section),
        ];
        file.Write(path, (section, index) => Alignment(section, file.NameOf(section), pointedAt.Contains(index)));
        return path;
    }

    private static ulong Alignment(ElfSection section, string name, bool isPointedAt)
    {
        if (section.IsCode && section.Alignment <= LargestOfCode)
            return isPointedAt ? FunctionPointer : 1;

        bool isConstant = name.StartsWith(Constants, StringComparison.Ordinal);
        return isConstant && section.Alignment <= LargestOfConstants ? 1 : section.Alignment;
    }
}
