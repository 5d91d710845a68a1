using IL2CPU.API;

namespace Cosmos.Core;

/// <summary>Where the linker put the kernel, and what the entry code did to its BSS.</summary>
[Plug("ImageLayout.xs")]
public static class ImageLayout
{
    /// <summary>The first byte of the image.</summary>
    [PlugMethod]
    public static extern ulong Start();

    /// <summary>The first byte past the image, BSS included.</summary>
    [PlugMethod]
    public static extern ulong End();

    /// <summary>The first byte that is zeroed at entry.</summary>
    [PlugMethod]
    public static extern ulong BssStart();

    /// <summary>The first byte past what is zeroed at entry.</summary>
    [PlugMethod]
    public static extern ulong BssEnd();
}
