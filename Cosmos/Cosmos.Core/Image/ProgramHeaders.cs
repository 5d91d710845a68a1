using System.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Image;

/// <summary>The image's own ELF headers, which the linker script loads with it.</summary>
[Plug("ProgramHeaders.xs")]
public static unsafe class ProgramHeaders
{
    /// <summary>Finds the first header of a kind.</summary>
    /// <returns>Null when the image has none.</returns>
    public static ProgramHeader* Find(ProgramHeaderKind kind)
    {
        ElfHeader* image = Image();
        for (int index = 0; index < image->ProgramHeaderCount; index++)
        {
            ProgramHeader* header = First(image) + index;
            if (header->Kind == kind)
                return header;
        }

        return null;
    }

    /// <summary>C's <c>dl_iterate_phdr</c>: calls back for each loaded object; there is only one (Linux man-pages,
    /// dl_iterate_phdr(3)). An unwinder finds <c>.eh_frame_hdr</c> with it.</summary>
    /// <param name="callback">Called with the object, the bytes of its description, and <paramref name="data"/>.</param>
    /// <param name="data">Passed to the callback.</param>
    /// <returns>What the callback returned.</returns>
    [RuntimeExport("dl_iterate_phdr")]
    private static int Iterate(delegate*<LoadedObject*, ulong, void*, int> callback, void* data)
    {
        ElfHeader* image = Image();
        fixed (byte* noName = "\0"u8)
        {
            var loaded = new LoadedObject
            {
                Name = noName,
                Headers = First(image),
                HeaderCount = image->ProgramHeaderCount,
                Additions = 1,
            };
            return callback(&loaded, (ulong)sizeof(LoadedObject), data);
        }
    }

    private static ProgramHeader* First(ElfHeader* image) => (ProgramHeader*)((byte*)image + image->ProgramHeaderPlace);

    /// <summary>Where the image begins, with its ELF header.</summary>
    [PlugMethod]
    private static extern ElfHeader* Image();
}
