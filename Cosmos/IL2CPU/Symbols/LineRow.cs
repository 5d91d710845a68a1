namespace IL2CPU.Symbols;

/// <summary>From this address on, up to the next row, the code is of this line.</summary>
/// <param name="Address">The address.</param>
/// <param name="File">Path of the source file, as the compiler wrote it.</param>
/// <param name="Line">The line, from 1.</param>
public readonly record struct LineRow(ulong Address, string File, int Line);
