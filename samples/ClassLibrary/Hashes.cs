using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace ClassLibrary;

/// <summary>Hash functions, and keys that are made of them.</summary>
internal static class Hashes
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 100)));
    private static readonly byte[] Key = "a key"u8.ToArray();

    public static void Write(Report report)
    {
        report.Add("md5", () => MD5.HashData(Text));
        report.Add("sha1", () => SHA1.HashData(Text));
        report.Add("sha256", () => SHA256.HashData(Text));
        report.Add("sha384", () => SHA384.HashData(Text));
        report.Add("sha512", () => SHA512.HashData(Text));
        report.Add("sha3", () => SHA3_256.HashData(Text));
        report.Add("shake", () => Shake128.HashData(Text, 20));
        report.Add("hmac", () => HMACSHA256.HashData(Key, Text));
        report.Add("hmac-md5", () => HMACMD5.HashData(Key, Text));
        report.Add("hmac-stream", () => { using var hmac = new HMACSHA512(Key); hmac.TransformBlock(Text, 0, 50, null, 0); hmac.TransformFinalBlock(Text, 50, Text.Length - 50); return hmac.Hash; });
        report.Add("incremental", () => { using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256); hash.AppendData(Text); byte[] peek = hash.GetCurrentHash(); hash.AppendData(Text); return peek.Concat(hash.GetHashAndReset()).ToArray(); });
        report.Add("create", () => { using SHA256 hash = SHA256.Create(); return hash.ComputeHash(hash.ComputeHash(Text)); });
        report.Add("pbkdf2", () => Rfc2898DeriveBytes.Pbkdf2("password", Key, 1000, HashAlgorithmName.SHA256, 32));
        report.Add("hkdf", () => HKDF.DeriveKey(HashAlgorithmName.SHA256, Key, 42, Text));
        report.Add("fixed-time", () => CryptographicOperations.FixedTimeEquals(Key, "a key"u8));
        report.Add("supported", () => $"{SHA3_512.IsSupported} {Shake256.IsSupported}");
        report.Add("code-is-stable", () => HashCode.Combine(1, 2) == HashCode.Combine(1, 2));
    }
}
