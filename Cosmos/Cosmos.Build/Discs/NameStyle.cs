using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Cosmos.Build.Discs;

/// <summary>How one of a disc's two directory trees writes names.</summary>
internal abstract class NameStyle
{
    /// <summary>What ends the name of a file: its version (ECMA-119, 7.5.1).</summary>
    private const string Version = ";1";

    /// <summary>Capital letters, digits and underscores, up to 30 of them (ECMA-119, 7.5 and 10.2): every system reads them.</summary>
    public static NameStyle Plain { get; } = new PlainNames();

    /// <summary>Names in UTF-16, up to 64 units (Joliet Specification, 1995).</summary>
    public static NameStyle Joliet { get; } = new JolietNames();

    /// <summary>The longest name, in characters, version excluded.</summary>
    protected abstract int Longest { get; }

    /// <summary>Whether a name is kept as it is.</summary>
    public bool Keeps(string name) => Shorten(Clean(name, isFolder: false)) == name;

    /// <summary>The identifiers of what is in a folder, each one once.</summary>
    public IEnumerable<(DiscNode Node, byte[] Identifier)> Name(IEnumerable<DiscNode> children)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return children.Select(child => (child, Encode(Unique(child, taken)))).ToList();
    }

    protected abstract byte[] Encode(string text);

    /// <summary>A name without what this style does not write.</summary>
    protected abstract string Clean(string name, bool isFolder);

    private string Unique(DiscNode node, HashSet<string> taken)
    {
        bool isFolder = node is DiscFolder;
        string clean = Clean(node.Name, isFolder);
        string name = Shorten(clean);
        for (int number = 1; !taken.Add(name); number++)
            name = Shorten(clean, $"_{number}");

        return isFolder ? name : name + Version;
    }

    /// <summary>Shortens what is in front of the last dot; what is behind it says of which kind a file is.</summary>
    private string Shorten(string name, string suffix = "")
    {
        int dot = name.LastIndexOf('.');
        string extension = dot > 0 && name.Length - dot < Longest / 2 ? name[dot..] : "";
        string stem = name[..^extension.Length];
        int room = Longest - extension.Length - suffix.Length;
        return Cut(stem, room) + suffix + extension;
    }

    /// <summary>A text's beginning; a character of two units is not torn apart.</summary>
    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;

        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }

    private sealed class PlainNames : NameStyle
    {
        protected override int Longest => 30;

        protected override byte[] Encode(string text) => Encoding.ASCII.GetBytes(text);

        /// <summary>A file's name has one dot, a folder's none.</summary>
        protected override string Clean(string name, bool isFolder)
        {
            string dotted = isFolder || name.Contains('.') ? name : name + '.';
            int dot = isFolder ? -1 : dotted.LastIndexOf('.');
            return string.Concat(dotted.ToUpperInvariant().Select((letter, place) => place == dot || IsPlain(letter) ? letter : '_'));
        }

        private static bool IsPlain(char letter) => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter);
    }

    private sealed class JolietNames : NameStyle
    {
        protected override int Longest => 64;

        protected override byte[] Encode(string text) => Encoding.BigEndianUnicode.GetBytes(text);

        protected override string Clean(string name, bool isFolder) =>
            string.Concat(name.Select(letter => char.IsControl(letter) || "*/:;?\\".Contains(letter) ? '_' : letter));
    }
}
