using IL2CPU.API;

namespace Cosmos.Core.Image;

/// <summary>Where the linker put the kernel, and what the entry code did to its BSS.</summary>
[Plug("ImageLayout.xs")]
public static class ImageLayout
{
    /// <summary>The first byte of the image, and of the pages of code.</summary>
    [PlugMethod]
    public static extern ulong Start();

    /// <summary>The first byte past the image, BSS and stacks included: a multiple of 4,096.</summary>
    [PlugMethod]
    public static extern ulong End();

    /// <summary>The first byte past the pages of code, and the first of the pages of constants.</summary>
    [PlugMethod]
    public static extern ulong TextEnd();

    /// <summary>The first byte past the pages of constants, and the first of the pages of variables.</summary>
    [PlugMethod]
    public static extern ulong ReadOnlyEnd();

    /// <summary>The first byte that is zeroed at entry.</summary>
    [PlugMethod]
    public static extern ulong BssStart();

    /// <summary>The first byte past what is zeroed at entry.</summary>
    [PlugMethod]
    public static extern ulong BssEnd();

    /// <summary>The first byte of the core's own variables, where they are apart from the program's; else they are nowhere.</summary>
    [PlugMethod]
    public static extern ulong CoreVariables();

    /// <summary>The first byte past the core's own variables.</summary>
    [PlugMethod]
    public static extern ulong CoreVariablesEnd();

    /// <summary>The first byte of the symbol table.</summary>
    [PlugMethod]
    public static extern ulong SymbolsStart();

    /// <summary>The first byte past the symbol table.</summary>
    [PlugMethod]
    public static extern ulong SymbolsEnd();

    /// <summary>The first byte of the program's path, which a zero ends.</summary>
    [PlugMethod]
    public static extern ulong ProgramPath();

    /// <summary>The first byte of the files that the image brings along.</summary>
    [PlugMethod]
    public static extern ulong FilesStart();

    /// <summary>The first byte past them.</summary>
    [PlugMethod]
    public static extern ulong FilesEnd();

    /// <summary>Whether the image's code was optimised, which the linker is told.</summary>
    [PlugMethod]
    public static extern bool IsOptimized();
}
