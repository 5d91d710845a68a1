using System;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using Cosmos.Libc;
using IL2CPU.Ilc;
using IL2CPU.Linking;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>The hashes beside those of the host, on texts of every length up to several blocks, in pieces of any size.</summary>
public unsafe class DigestTests
{
    private const int LongestText = 520;
    private const int Seed = 20251026;

    /// <summary>A hash function of .NET by its name.</summary>
    public static TheoryData<string, string> Functions => new()
    {
        { nameof(DigestKind.Md5), "MD5" },
        { nameof(DigestKind.Sha1), "SHA1" },
        { nameof(DigestKind.Sha256), "SHA256" },
        { nameof(DigestKind.Sha384), "SHA384" },
        { nameof(DigestKind.Sha512), "SHA512" },
        { nameof(DigestKind.Sha3With256), "SHA3-256" },
        { nameof(DigestKind.Sha3With384), "SHA3-384" },
        { nameof(DigestKind.Sha3With512), "SHA3-512" },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Hashes_are_those_of_NET(string kind, string name)
    {
        var random = new Random(Seed);
        for (int length = 0; length <= LongestText; length++)
        {
            byte[] text = Bytes(random, length);
            Assert.Equal(Hex(CryptographicOperations.HashData(new HashAlgorithmName(name), text)), Hex(Hash(Enum.Parse<DigestKind>(kind), text, random)));
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Keyed_hashes_are_those_of_NET(string kind, string name)
    {
        var random = new Random(Seed);
        for (int length = 0; length <= LongestText; length += 13)
        {
            byte[] key = Bytes(random, length);
            byte[] text = Bytes(random, random.Next(LongestText));
            Hmac hmac = default;
            hmac.Start(Enum.Parse<DigestKind>(kind), key);
            hmac.Append(Bytes(random, length));
            hmac.Restart();
            hmac.Append(text);
            byte[] result = new byte[hmac.Size];
            hmac.Finish(result);
            Assert.Equal(Hex(CryptographicOperations.HmacData(new HashAlgorithmName(name), key, text)), Hex(result));
        }
    }

    /// <summary>.NET stretches no keys by MD5.</summary>
    public static TheoryData<string, string> StretchingFunctions =>
        new(Functions.Where(row => row.Data.Item1 != nameof(DigestKind.Md5)));

    [Theory]
    [MemberData(nameof(StretchingFunctions))]
    public void Stretched_keys_are_those_of_NET(string kind, string name)
    {
        var random = new Random(Seed);
        for (int length = 1; length < 300; length += 37)
        {
            byte[] password = Bytes(random, length);
            byte[] salt = Bytes(random, length / 2);
            byte[] key = new byte[length];
            Hmac.Stretch(Enum.Parse<DigestKind>(kind), password, salt, iterations: length, key);
            Assert.Equal(Hex(Rfc2898DeriveBytes.Pbkdf2(password, salt, length, new HashAlgorithmName(name), length)), Hex(key));
        }
    }

    [Theory]
    [InlineData(nameof(DigestKind.Shake128))]
    [InlineData(nameof(DigestKind.Shake256))]
    public void SHAKE_gives_as_much_as_is_asked_for_in_any_pieces(string kind)
    {
        var random = new Random(Seed);
        for (int length = 0; length <= LongestText; length += 7)
        {
            byte[] text = Bytes(random, length);
            byte[] expected = kind == nameof(DigestKind.Shake128)
                ? Shake128.HashData(text, LongestText)
                : Shake256.HashData(text, LongestText);
            Digest digest = default;
            digest.Start(Enum.Parse<DigestKind>(kind));
            digest.Append(text);
            byte[] result = new byte[LongestText];
            digest.Finish(result.AsSpan(0, length));
            digest.Finish(result.AsSpan(length));
            Assert.Equal(Hex(expected), Hex(result));
        }
    }

    [Fact]
    public void The_toolchain_links_what_the_core_has_and_nothing_else()
    {
        string[] exports = [.. typeof(CryptoNative)
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .SelectMany(method => method.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType.Name == "RuntimeExportAttribute")
            .Select(attribute => (string)attribute.ConstructorArguments[0].Value!)];
        Assert.NotEmpty(exports);
        Assert.Equal(exports.Order(StringComparer.Ordinal), CryptoFunctions.Names.Order(StringComparer.Ordinal));
    }

    private static byte[] Hash(DigestKind kind, byte[] text, Random random)
    {
        Digest digest = default;
        digest.Start(kind);
        ReadOnlySpan<byte> rest = text;
        while (rest.Length > 0)
        {
            int count = random.Next(1, rest.Length + 1);
            digest.Append(rest[..count]);
            rest = rest[count..];
        }

        byte[] result = new byte[digest.Size];
        digest.Finish(result);
        return result;
    }

    private static byte[] Bytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);
}
