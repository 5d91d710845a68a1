using System;
using System.Buffers.Text;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace ClassLibrary;

/// <summary>Text to bytes and back.</summary>
internal static class Encodings
{
    private const string Mixed = "aä€𝔘\ud800x";

    private static readonly string[] Names = ["utf-8", "utf-16", "utf-16BE", "utf-32", "us-ascii", "iso-8859-1", "utf-7", "windows-1252", "shift_jis"];

    public static void Write(Report report)
    {
        foreach (string name in Names)
        {
            report.Add($"{name}-bytes", () => Encoding.GetEncoding(name).GetBytes(Mixed));
            report.Add($"{name}-text", () => Encoding.GetEncoding(name).GetString([0x61, 0xC3, 0xA4, 0xE2, 0x82, 0xFF, 0x00, 0xD8]));
            report.Add($"{name}-name", () => $"{Encoding.GetEncoding(name).WebName} {Encoding.GetEncoding(name).CodePage} {Encoding.GetEncoding(name).GetMaxByteCount(3)}");
        }

        report.Add("default", () => Encoding.Default.WebName);
        report.Add("list", () => Encoding.GetEncodings().Select(encoding => encoding.Name).Order(StringComparer.Ordinal));
        report.Add("strict", () => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([0xC3, 0x28]));
        report.Add("preamble", () => Encoding.UTF8.GetPreamble());
        report.Add("decoder", () =>
        {
            Decoder decoder = Encoding.UTF8.GetDecoder();
            char[] characters = new char[8];
            int first = decoder.GetChars([0xE2, 0x82], characters, flush: false);
            int second = decoder.GetChars([0xAC, 0x41], characters.AsSpan(first), flush: true);
            return $"{first} {second} {new string(characters, 0, first + second)}";
        });
        report.Add("base64", () => Convert.ToBase64String(Encoding.UTF8.GetBytes("any carnal pleas")));
        report.Add("base64-url", () => Base64Url.EncodeToString([0xFB, 0xFF, 0xFE]));
        report.Add("hex", () => Convert.ToHexStringLower([0, 171, 255]));
        report.Add("html", () => WebUtility.HtmlEncode("<a href='x'>ä&amp;</a>"));
        report.Add("html-decode", () => WebUtility.HtmlDecode("&lt;&auml;&#x20AC;&#8364;&unknown;"));
        report.Add("url", () => WebUtility.UrlEncode("a b&c=ä/"));
        report.Add("uri", () => Uri.EscapeDataString("a b&c=ä/~") + Uri.UnescapeDataString("%C3%A4%2"));
        report.Add("javascript", () => JavaScriptEncoder.Default.Encode("<'\"ä\n>"));
        report.Add("rune-utf8", () => new Rune(0x1D518).Utf8SequenceLength);
    }
}
