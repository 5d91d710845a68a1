using System.Collections.Generic;

namespace IL2CPU.Symbols;

/// <summary>A function of an image, as a report names it.</summary>
/// <param name="Address">Its first byte.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Name">Its name, readable.</param>
/// <param name="HasFrame">Whether it keeps RBP as the address of its frame.</param>
/// <param name="Lines">Its lines by address, each row with another file or line than the one before; none when unknown.</param>
public sealed record FunctionSymbol(ulong Address, ulong Size, string Name, bool HasFrame, IReadOnlyList<LineRow> Lines);
