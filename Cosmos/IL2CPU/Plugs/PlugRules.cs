using System.Collections.Generic;
using IL2CPU.Analysis;

namespace IL2CPU.Plugs;

/// <summary>The catalogue of what can be wrong between a C# plug class and its X# file.</summary>
internal static class PlugRules
{
    /// <summary>A class names a file that the project does not have.</summary>
    public static readonly DiagnosticRule UnknownFile = new(
        "PLUG0001", "Plug file not found", "name an .xs file of this project in [Plug]");

    /// <summary>A plug method that no X# function implements.</summary>
    public static readonly DiagnosticRule NoBody = new(
        "PLUG0002", "Plug method without a body", "write the function in the X# file");

    /// <summary>A plug body that no method declares.</summary>
    public static readonly DiagnosticRule NoMethod = new(
        "PLUG0003", "Plug body without a method", "declare the method in the plug class, or remove the function");

    /// <summary>Two methods share one body.</summary>
    public static readonly DiagnosticRule BoundTwice = new(
        "PLUG0004", "Body bound twice", "give each method a function of its own, named by [PlugMethod(\"...\")]");

    /// <summary>The two sides differ in the number of arguments.</summary>
    public static readonly DiagnosticRule ArgumentCount = new(
        "PLUG0005", "Wrong number of arguments", "declare the same arguments on both sides");

    /// <summary>An argument is wider or narrower than its register.</summary>
    public static readonly DiagnosticRule ArgumentWidth = new(
        "PLUG0006", "Wrong width of an argument", "take the argument in a register of its own width");

    /// <summary>A type that no single integer register can carry.</summary>
    public static readonly DiagnosticRule NoRegister = new(
        "PLUG0007", "No integer register for a type", "pass an integer or a pointer");

    /// <summary><c>[PlugMethod]</c> and <c>static extern</c> do not stand together.</summary>
    public static readonly DiagnosticRule Declaration = new(
        "PLUG0008", "Not a declaration of a plug method", "write [PlugMethod] public static extern");

    /// <summary>An X# file with plug bodies that no class names.</summary>
    public static readonly DiagnosticRule UnclaimedFile = new(
        "PLUG0009", "X# file without a plug class", "name the file in the [Plug] of a static class");

    /// <summary>Two X# functions with one symbol.</summary>
    public static readonly DiagnosticRule SymbolTwice = new(
        "PLUG0010", "Symbol defined twice", "rename one function, or the file whose namespace it is in");

    /// <summary>Two classes name one file.</summary>
    public static readonly DiagnosticRule FileTwice = new(
        "PLUG0011", "X# file named by two classes", "keep all plug methods of a file in one class");

    /// <summary>A name that several files of the project bear.</summary>
    public static readonly DiagnosticRule AmbiguousFile = new(
        "PLUG0012", "Ambiguous plug file", "add as many folders to the name as it takes");

    /// <summary>A plug method, or its class, has type parameters.</summary>
    public static readonly DiagnosticRule Generic = new(
        "PLUG0013", "Generic plug method", "declare the method for one type, in a class that is not generic");

    /// <summary>A plug method whose class names no file.</summary>
    public static readonly DiagnosticRule OutsideOfPlug = new(
        "PLUG0014", "Plug method outside of a plug class", "put [Plug(\"File.xs\")] on the class");

    /// <summary>The assembly lacks the attribute that the rewriter puts on plug methods.</summary>
    public static readonly DiagnosticRule NoAttribute = new(
        "PLUG0015", "Freestanding attributes missing", "compile the SDK's Freestanding.cs into the assembly");

    /// <summary>All rules, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        UnknownFile, NoBody, NoMethod, BoundTwice, ArgumentCount, ArgumentWidth, NoRegister, Declaration,
        UnclaimedFile, SymbolTwice, FileTwice, AmbiguousFile, Generic, OutsideOfPlug, NoAttribute,
    ];
}
