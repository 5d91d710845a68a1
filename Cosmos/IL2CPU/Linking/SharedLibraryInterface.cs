using System.Collections.Generic;

namespace IL2CPU.Linking;

/// <summary>What a shared library has to do with the world.</summary>
/// <param name="Exports">The symbols that it shows.</param>
/// <param name="Imports">The functions that it takes.</param>
/// <param name="Library">The name of the library that it takes them from, such as <c>libc.so.6</c>.</param>
/// <param name="Initializer">The function that the loader calls, or null.</param>
public sealed record SharedLibraryInterface(
    IReadOnlyList<string> Exports, IReadOnlyList<string> Imports, string Library, string? Initializer);
