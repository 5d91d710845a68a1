using System.Collections.Generic;
using IL2CPU.Analysis;

namespace IL2CPU.Linking;

/// <summary>The catalogue of what can be wrong between the objects of an image.</summary>
internal static class LinkRules
{
    /// <summary>Compiled code calls a helper that only a runtime has.</summary>
    public static readonly DiagnosticRule RuntimeHelper = new(
        "LINK0001", "Helper of the .NET runtime", "do what the message says; as the analyzer let it pass, please report it");

    /// <summary>Compiled code calls a member of the class library, which is not compiled into a freestanding image.</summary>
    public static readonly DiagnosticRule LibraryMember = new(
        "LINK0002",
        "Member of the class library that is not linked",
        "write it with pointers, spans and integers; the analyzer allows it, so please report it");

    /// <summary>A method is declared to be elsewhere, and is not.</summary>
    public static readonly DiagnosticRule NoImport = new(
        "LINK0003", "Import of a symbol that is not there", "write the function in X#, or name a symbol that is there");

    /// <summary>Any other symbol that is asked for and not there.</summary>
    public static readonly DiagnosticRule NoSymbol = new(
        "LINK0004", "Symbol that is not there", "define it, or link what defines it: an X# file, a [RuntimeExport], a NativeLibrary");

    /// <summary>Two objects define one symbol.</summary>
    public static readonly DiagnosticRule SymbolTwice = new(
        "LINK0005", "Symbol that two parts of the image define", "name the namespace of each X# file after its assembly");

    /// <summary>All rules, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [RuntimeHelper, LibraryMember, NoImport, NoSymbol, SymbolTwice];
}
