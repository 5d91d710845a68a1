using System.IO;
using IL2CPU.Tools;

namespace IL2CPU.Elf;

/// <summary>Objects that hold one section of bytes.</summary>
public static class SectionObject
{
    /// <summary>Writes an object of bytes that are read only.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="section">The name of their section, a dot in front.</param>
    /// <param name="folder">Where to put the object.</param>
    /// <returns>Its path.</returns>
    public static string Make(byte[] bytes, string section, string folder)
    {
        string stem = Path.Combine(folder, section[1..]);
        File.WriteAllBytes(stem + ".bin", bytes);
        File.WriteAllText(stem + ".s", $".section {section},\"a\",@progbits\n.incbin \"{stem.Replace('\\', '/')}.bin\"\n");
        Assembler.Assemble(stem + ".s", stem + ".o");
        return stem + ".o";
    }
}
